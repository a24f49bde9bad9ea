"""A file of a release: its bytes, and the checksum that goes with them."""

from dataclasses import dataclass
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class File:
    """A file, with its path in the release; of data, the ``table`` and the ``form`` (csv, jsonl, parquet)."""

    path: str
    content: bytes
    table: str = ""
    form: str = ""

    @property
    def sha256(self) -> str:
        """The checksum of the content, lower-case hexadecimal."""
        return sha256(self.content).hexdigest()


def checksums(files: list[File]) -> File:
    """``SHA256SUMS`` as ``sha256sum -c`` reads it, the files by their paths."""
    lines = [f"{file.sha256}  {file.path}\n" for file in sorted(files, key=lambda file: file.path)]
    return File("SHA256SUMS", "".join(lines).encode())
