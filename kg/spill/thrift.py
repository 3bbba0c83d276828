"""Thrift's compact protocol, read and written without a definition: the footer of a Parquet file is a struct of it.

Source: the Apache Thrift specification of the compact protocol. A struct is a dict of its fields by their number, each a ``Value``; what a
field means is for whoever asks.
"""

from __future__ import annotations

from typing import Any, NamedTuple

TRUE, FALSE, BYTE, I16, I32, I64, DOUBLE, BINARY, LIST, SET, MAP, STRUCT = range(1, 13)
"""The types of values."""

_LONG = 15
"""In the head of a list: its size follows."""


class Value(NamedTuple):
    """A value and its type.

    Integers are ints, truth is None (its type says which; in a list the type of the elements, each the byte it was), ``DOUBLE`` and
    ``BINARY`` are bytes, lists and sets ``(type of the elements, elements)``, maps ``(type of the keys, type of the values, pairs)``,
    structs dicts of ``Value`` by number. Elements, keys and values have no type of their own.
    """

    type: int
    value: Any


Struct = dict[int, Value]


def parsed(data: bytes) -> Struct:
    """The struct that some bytes begin with. Raises ValueError where they are none."""
    try:
        return _Reader(data).struct()
    except IndexError as error:
        raise ValueError("it is cut off") from error


def packed(struct: Struct) -> bytes:
    """A struct as bytes. Its fields are written in order of their numbers."""
    out = bytearray()
    _write_struct(out, struct)
    return bytes(out)


class _Reader:
    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0

    def struct(self) -> Struct:
        found: Struct = {}
        number = 0
        while head := self._byte():
            number = number + (head >> 4) if head >> 4 else self._integer()
            type = head & 15
            found[number] = Value(type, None if type in (TRUE, FALSE) else self._value(type))
        return found

    def _value(self, type: int) -> Any:
        match type:
            case 1 | 2 | 3:
                return self._byte()
            case 4 | 5 | 6:
                return self._integer()
            case 7:
                return self._bytes(8)
            case 8:
                return self._bytes(self._varint())
            case 9 | 10:
                head = self._byte()
                size = head >> 4 if head >> 4 != _LONG else self._varint()
                return head & 15, [self._value(head & 15) for _ in range(size)]
            case 11:
                size = self._varint()
                types = self._byte() if size else 0
                return types >> 4, types & 15, [(self._value(types >> 4), self._value(types & 15)) for _ in range(size)]
            case 12:
                return self.struct()
        raise ValueError(f"there is no type {type}")

    def _byte(self) -> int:
        self._at += 1
        return self._data[self._at - 1]

    def _bytes(self, size: int) -> bytes:
        self._at += size
        if self._at > len(self._data):
            raise IndexError
        return self._data[self._at - size : self._at]

    def _varint(self) -> int:
        found, shift = 0, 0
        while (byte := self._byte()) & 0x80:
            found |= (byte & 0x7F) << shift
            shift += 7
        return found | byte << shift

    def _integer(self) -> int:
        found = self._varint()
        return found >> 1 ^ -(found & 1)


def _write_struct(out: bytearray, struct: Struct) -> None:
    before = 0
    for number, (type, value) in sorted(struct.items()):
        if 0 < number - before < 16:
            out.append(number - before << 4 | type)
        else:
            out.append(type)
            _write_integer(out, number)
        before = number
        if type not in (TRUE, FALSE):
            _write(out, type, value)
    out.append(0)


def _write(out: bytearray, type: int, value: Any) -> None:
    match type:
        case 1 | 2 | 3:
            out.append(value)
        case 4 | 5 | 6:
            _write_integer(out, value)
        case 7:
            out += value
        case 8:
            _write_varint(out, len(value))
            out += value
        case 9 | 10:
            of, elements = value
            out.append(min(len(elements), _LONG) << 4 | of)
            if len(elements) >= _LONG:
                _write_varint(out, len(elements))
            for element in elements:
                _write(out, of, element)
        case 11:
            of_keys, of_values, pairs = value
            _write_varint(out, len(pairs))
            if pairs:
                out.append(of_keys << 4 | of_values)
            for key, of_key in pairs:
                _write(out, of_keys, key)
                _write(out, of_values, of_key)
        case 12:
            _write_struct(out, value)
        case _:
            raise ValueError(f"there is no type {type}")


def _write_integer(out: bytearray, value: int) -> None:
    _write_varint(out, value << 1 ^ value >> 63)


def _write_varint(out: bytearray, value: int) -> None:
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
