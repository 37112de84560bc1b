"""Values from the environment that stand in files, as container platforms hand over secrets."""

import os
from pathlib import Path
from typing import Any

from pydantic.fields import FieldInfo
from pydantic_settings import PydanticBaseSettingsSource

PREFIX = "DUBAN_"
CHECKOUT = Path(__file__).resolve().parent.parent


class BadSettingsError(Exception):
    """Some settings cannot be used; the text has a Chinese line for each and no value of any."""


class Files(PydanticBaseSettingsSource):
    """`DUBAN_NAME_FILE` names a file that holds the value of `DUBAN_NAME`."""

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:
        """The file's text without the line end that editors add."""
        del field
        path = os.environ.get(f"{PREFIX}{field_name.upper()}_FILE", "")
        home = Path(os.environ.get(f"{PREFIX}HOME") or CHECKOUT)
        return ((home / path).read_text("utf-8").strip() if path else None), field_name, False

    def __call__(self) -> dict[str, Any]:
        """All values that stand in files."""
        names = self.settings_cls.model_fields.items()
        values = {name: self._value(field, name) for name, field in names}
        return {name: value for name, value in values.items() if value is not None}

    def _value(self, field: FieldInfo, name: str) -> str | None:
        variable = f"{PREFIX}{name.upper()}"
        try:
            value: str | None = self.get_field_value(field, name)[0]
        except (OSError, UnicodeDecodeError) as error:
            raise BadSettingsError(f"{variable}_FILE：读不到所指的文件") from error
        if value is not None and os.environ.get(variable):
            raise BadSettingsError(f"{variable} 和 {variable}_FILE 只能设一个")
        return value
