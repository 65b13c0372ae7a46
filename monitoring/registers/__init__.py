"""Registers of other departments (登记数据): one declaration each, one reader for all."""

from monitoring.registers.declaration import Column, Reads, Register
from monitoring.registers.disability import DISABILITY
from monitoring.registers.education import EDUCATION
from monitoring.registers.epidemic import EPIDEMIC
from monitoring.registers.funeral import FUNERAL
from monitoring.registers.hotline import HOTLINE
from monitoring.registers.household_registration import HOUSEHOLD_REGISTRATION
from monitoring.registers.housing import HOUSING
from monitoring.registers.human_resources import HUMAN_RESOURCES
from monitoring.registers.market import MARKET
from monitoring.registers.marriage import MARRIAGE
from monitoring.registers.medical import MEDICAL
from monitoring.registers.poverty_office import POVERTY_OFFICE
from monitoring.registers.prison import PRISON
from monitoring.registers.provident_fund import PROVIDENT_FUND
from monitoring.registers.public_payroll import PUBLIC_PAYROLL
from monitoring.registers.real_estate import REAL_ESTATE
from monitoring.registers.suspected import SUSPECTED
from monitoring.registers.tax import TAX
from monitoring.registers.vehicles import VEHICLES

_ALL = (
    POVERTY_OFFICE,
    FUNERAL,
    DISABILITY,
    MEDICAL,
    EDUCATION,
    HOUSING,
    REAL_ESTATE,
    HUMAN_RESOURCES,
    TAX,
    MARKET,
    VEHICLES,
    PROVIDENT_FUND,
    HOUSEHOLD_REGISTRATION,
    MARRIAGE,
    PUBLIC_PAYROLL,
    PRISON,
    SUSPECTED,
    HOTLINE,
    EPIDEMIC,
)
REGISTERS: dict[str, Register] = {register.kind: register for register in _ALL}

__all__ = ["REGISTERS", "Column", "Reads", "Register"]
