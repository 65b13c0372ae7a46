"""Registers of other departments (登记数据): one declaration each, one reader for all."""

from monitoring.registers.declaration import Column, Reads, Register
from monitoring.registers.funeral import FUNERAL
from monitoring.registers.poverty_office import POVERTY_OFFICE

REGISTERS: dict[str, Register] = {register.kind: register for register in (FUNERAL, POVERTY_OFFICE)}

__all__ = ["REGISTERS", "Column", "Reads", "Register"]
