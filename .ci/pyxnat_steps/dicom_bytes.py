"""Makes small DICOM files out of nothing, for tests of clients: explicit VR, little endian, no pixels."""

import io
import struct
import zipfile

MR_IMAGE = "1.2.840.10008.5.1.4.1.1.4"
EXPLICIT_LITTLE_ENDIAN = "1.2.840.10008.1.2.1"


def element(group, number, kind, value):
    data = value.encode("ascii")
    if len(data) % 2:
        data += b"\0" if kind == "UI" else b" "
    return struct.pack("<HH2sH", group, number, kind.encode("ascii"), len(data)) + data


def image(study, series, instance, patient, description):
    """One MR image of a study."""
    uid = f"{study}.{series}.{instance}"
    meta = (
        element(2, 2, "UI", MR_IMAGE)
        + element(2, 3, "UI", uid)
        + element(2, 0x10, "UI", EXPLICIT_LITTLE_ENDIAN)
    )
    body = (
        element(8, 0x16, "UI", MR_IMAGE)
        + element(8, 0x18, "UI", uid)
        + element(8, 0x20, "DA", "20200229")
        + element(8, 0x30, "TM", "101530")
        + element(8, 0x60, "CS", "MR")
        + element(8, 0x103E, "LO", description)
        + element(0x10, 0x10, "PN", patient)
        + element(0x10, 0x20, "LO", patient)
        + element(0x20, 0x0D, "UI", study)
        + element(0x20, 0x0E, "UI", f"{study}.{series}")
        + element(0x20, 0x11, "IS", str(series))
        + element(0x20, 0x13, "IS", str(instance))
    )
    length = struct.pack("<HH2sHI", 2, 0, b"UL", 4, len(meta))
    return b"\0" * 128 + b"DICM" + length + meta + body


def archive(study, patient, series):
    """A zip of one study; series maps a number to its description and its number of images."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for number, (description, images) in series.items():
            for instance in range(1, images + 1):
                target.writestr(f"{number}/{instance}.dcm", image(study, number, instance, patient, description))
    return buffer.getvalue()
