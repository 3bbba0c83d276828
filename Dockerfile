# docker build -t kg . && docker run --rm -v "$PWD:/work" -u "$(id -u):$(id -g)" kg build seeds --out out
FROM python:3.12-slim AS wheel
WORKDIR /src
COPY pyproject.toml setup.py README.md LICENSE ./
COPY kg kg
COPY shapes shapes
RUN pip wheel --no-cache-dir --no-deps --wheel-dir /wheel .

FROM python:3.12-slim
COPY --from=wheel /wheel /wheel
RUN pip install --no-cache-dir /wheel/*.whl 'pyarrow>=15' && rm -r /wheel
WORKDIR /work
ENTRYPOINT ["kg"]
CMD ["--help"]
