#!/usr/bin/python3
"""Reads DICOM files with pydicom and prints one JSON object: path to rows [tag, tag in a sequence, representation, value].

Instead of rows there is null where pydicom refuses.

pydicom_dump.py FILE...
"""

import json
import struct
import sys
import warnings

warnings.simplefilter("ignore")

import pydicom  # noqa: E402
from pydicom.datadict import dictionary_VR  # noqa: E402
from pydicom.dataelem import RawDataElement  # noqa: E402
from pydicom.multival import MultiValue  # noqa: E402

# The representation is the file's own, not one that pydicom knows better.
pydicom.config.replace_un_with_known_vr = False


def tag_text(tag):
    return f"({tag.group:04X},{tag.element:04X})"


def representation(raw, dataset):
    """What the file says, or the public dictionary where it says nothing."""
    if raw.VR is not None:
        return raw.VR
    tag = raw.tag
    if tag.element == 0:
        return "UL"
    if tag.is_private:
        return "LO" if tag.is_private_creator else "UN"
    try:
        vr = dictionary_VR(tag)
    except KeyError:
        return "UN"
    if vr == "US or SS":
        return "SS" if dataset.get("PixelRepresentation", 0) == 1 else "US"
    return "OW" if " or " in vr else vr


def single(number):
    """The shortest digits that give the same four bytes."""
    for digits in range(1, 10):
        text = f"{number:.{digits}g}"
        if struct.pack("<f", float(text)) == struct.pack("<f", number):
            return text
    return repr(number)


def parts(value):
    if value is None or value == "":
        return []
    return list(value) if isinstance(value, (MultiValue, list, tuple)) else [value]


def numbers(raw, size, is_little):
    code = {1: "B", 2: "H", 4: "I", 8: "Q"}[size]
    count = len(raw) // size
    return "\\".join(str(number) for number in struct.unpack(f"{'<' if is_little else '>'}{count}{code}", raw[: count * size]))


def text(vr, value, is_little):
    if vr == "SQ" or value is None:
        return ""
    if isinstance(value, (bytes, bytearray)):
        if vr in ("OW",):
            return numbers(value, 2, is_little)
        trimmed = value.rstrip(b" \0")
        if vr == "UN" and all(0x20 <= byte < 0x7F for byte in trimmed):
            return trimmed.decode("ascii")
        return "\\".join(str(byte) for byte in value)
    if vr == "AT":
        return "\\".join(f"{int(part):08X}" for part in parts(value))
    if vr == "FL":
        return "\\".join(single(part) for part in parts(value))
    if vr == "FD":
        return "\\".join(repr(part) for part in parts(value))
    return "\\".join(str(part) for part in parts(value))


def elements(dataset):
    for tag in sorted(dataset.keys()):
        raw = dataset.get_item(tag)
        vr = representation(raw, dataset) if isinstance(raw, RawDataElement) else raw.VR
        if isinstance(raw, RawDataElement) and vr != "SQ":
            raw = raw._replace(VR=vr)
            value = pydicom.dataelem.DataElement_from_raw(raw, dataset._character_set or dataset._parent_encoding, dataset).value
        else:
            value = dataset[tag].value
        yield pydicom.tag.Tag(tag), vr, value


def rows_of(dataset):
    is_little = dataset.is_little_endian if dataset.is_little_endian is not None else True
    for tag, vr, value in list(elements(dataset.file_meta)) + list(elements(dataset)):
        if tag == 0x7FE00010:
            return
        if vr == "SQ":
            for item in value or []:
                yield [tag_text(tag), tag_text(tag), "SQ", ""]
                for inner, inner_vr, inner_value in elements(item):
                    yield [tag_text(tag), tag_text(inner), inner_vr, text(inner_vr, inner_value, is_little)]
        else:
            yield [tag_text(tag), "", vr, text(vr, value, is_little if tag.group != 2 else True)]


def read(path):
    try:
        return list(rows_of(pydicom.dcmread(path)))
    except pydicom.errors.InvalidDicomError:
        return None


print(json.dumps({path: read(path) for path in sys.argv[1:]}))
