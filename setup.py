"""What pyproject.toml cannot say: the shapes lie beside the package, and are installed inside it as ``kg/shapes``."""

from setuptools import find_namespace_packages, setup

setup(
    packages=[*find_namespace_packages(include=["kg*"]), "kg.shapes"],
    package_dir={"kg.shapes": "shapes"},
)
