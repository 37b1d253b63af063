"""A consumer of the Arrow C stream interface in plain ctypes, written from the specification: Debian has no pyarrow to test against.

It checks what a consumer relies on (lengths, offsets, validity bitmaps, who releases what) and reads the types that records have.
"""
import ctypes
import datetime
import struct
from ctypes import CFUNCTYPE, POINTER, c_char_p, c_int, c_int64, c_void_p


class ArrowSchema(ctypes.Structure):
    pass


class ArrowArray(ctypes.Structure):
    pass


class ArrowArrayStream(ctypes.Structure):
    pass


ArrowSchema._fields_ = [('format', c_char_p), ('name', c_char_p), ('metadata', c_char_p), ('flags', c_int64), ('n_children', c_int64),
                        ('children', POINTER(POINTER(ArrowSchema))), ('dictionary', POINTER(ArrowSchema)),
                        ('release', CFUNCTYPE(None, POINTER(ArrowSchema))), ('private_data', c_void_p)]
ArrowArray._fields_ = [('length', c_int64), ('null_count', c_int64), ('offset', c_int64), ('n_buffers', c_int64), ('n_children', c_int64),
                       ('buffers', POINTER(c_void_p)), ('children', POINTER(POINTER(ArrowArray))), ('dictionary', POINTER(ArrowArray)),
                       ('release', CFUNCTYPE(None, POINTER(ArrowArray))), ('private_data', c_void_p)]
ArrowArrayStream._fields_ = [('get_schema', CFUNCTYPE(c_int, POINTER(ArrowArrayStream), POINTER(ArrowSchema))),
                             ('get_next', CFUNCTYPE(c_int, POINTER(ArrowArrayStream), POINTER(ArrowArray))),
                             ('get_last_error', CFUNCTYPE(c_char_p, POINTER(ArrowArrayStream))),
                             ('release', CFUNCTYPE(None, POINTER(ArrowArrayStream))), ('private_data', c_void_p)]

_pointer = ctypes.pythonapi.PyCapsule_GetPointer
_pointer.restype, _pointer.argtypes = c_void_p, [ctypes.py_object, c_char_p]

NUMBERS = {b'c': 'b', b'C': 'B', b's': 'h', b'S': 'H', b'i': 'i', b'I': 'I', b'l': 'q', b'L': 'Q', b'f': 'f', b'g': 'd'}


def _bytes(address, size):
    return ctypes.string_at(address, size) if size else b''


def _numbers(address, code, begin, count):
    size = struct.calcsize('<' + code)
    return list(struct.unpack(f'<{count}{code}', _bytes(address + begin * size, count * size))) if count else []


def _values(schema, array):
    """Python values of one array, offset and validity applied."""
    begin, n, kind = array.offset, array.length, schema.format
    validity = array.buffers[0] if array.n_buffers else None
    bits = _bytes(validity, (begin + n + 7) // 8) if validity else None
    valid = [not bits or bits[i // 8] >> i % 8 & 1 for i in range(begin, begin + n)]
    if array.null_count >= 0:
        assert array.null_count == valid.count(0) or kind == b'n', (schema.name, array.null_count)
    if kind == b'n':
        return [None] * n
    if kind in NUMBERS:
        values = _numbers(array.buffers[1], NUMBERS[kind], begin, n)
    elif kind == b'b':
        data = _bytes(array.buffers[1], (begin + n + 7) // 8)
        values = [bool(data[i // 8] >> i % 8 & 1) for i in range(begin, begin + n)]
    elif kind in (b'u', b'U'):
        ends = _numbers(array.buffers[1], 'i' if kind == b'u' else 'q', begin, n + 1)
        values = [_bytes(array.buffers[2] + a, b - a).decode() if b > a else '' for a, b in zip(ends, ends[1:])]
    elif kind == b'tdD':
        values = [datetime.date(1970, 1, 1) + datetime.timedelta(d) for d in _numbers(array.buffers[1], 'i', begin, n)]
    elif kind == b'tsu:':
        values = [datetime.datetime(1970, 1, 1) + datetime.timedelta(microseconds=t) for t in _numbers(array.buffers[1], 'q', begin, n)]
    elif kind in (b'+l', b'+L'):
        child = _values(schema.children[0].contents, array.children[0].contents)
        ends = _numbers(array.buffers[1], 'i' if kind == b'+l' else 'q', begin, n + 1)
        values = [child[a:b] for a, b in zip(ends, ends[1:])]
    elif kind == b'+s':
        columns = [_values(schema.children[c].contents, array.children[c].contents) for c in range(schema.n_children)]
        names = [schema.children[c].contents.name.decode() for c in range(schema.n_children)]
        values = [dict(zip(names, row)) for row in zip(*columns)][begin:begin + n] if columns else [{}] * n
    else:
        raise NotImplementedError(kind)
    return [v if ok else None for v, ok in zip(values, valid)]


def read(producer):
    """(names, formats, rows as tuples, number of batches) of an object with __arrow_c_stream__."""
    capsule = producer.__arrow_c_stream__()
    stream = ctypes.cast(_pointer(capsule, b'arrow_array_stream'), POINTER(ArrowArrayStream))
    schema = ArrowSchema()
    assert stream.contents.get_schema(stream, ctypes.byref(schema)) == 0, stream.contents.get_last_error(stream)
    assert schema.format == b'+s'
    names = [schema.children[c].contents.name.decode() for c in range(schema.n_children)]
    formats = [schema.children[c].contents.format.decode() for c in range(schema.n_children)]
    rows, batches = [], 0
    while True:
        array = ArrowArray()
        assert stream.contents.get_next(stream, ctypes.byref(array)) == 0, stream.contents.get_last_error(stream)
        if not array.release:
            break
        batches += 1
        columns = [_values(schema.children[c].contents, array.children[c].contents) for c in range(schema.n_children)]
        assert all(len(column) == array.length for column in columns)
        rows += zip(*columns)
        array.release(ctypes.byref(array))
        assert not array.release
    schema.release(ctypes.byref(schema))
    stream.contents.release(stream)
    assert not stream.contents.release
    return names, formats, rows, batches
