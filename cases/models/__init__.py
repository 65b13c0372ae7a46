"""The procedure: applications, what happens to them, awards and payments."""

from cases.models.aid import Aid, AidStage
from cases.models.application import Application, ApplicationPerson, DraftSection
from cases.models.appropriation import Appropriation
from cases.models.assessment_run import AssessedHousehold, AssessmentRun
from cases.models.award import Award, AwardMember
from cases.models.back_pay import BackPay
from cases.models.bank import BankReturn
from cases.models.calendar import Clock, Workday
from cases.models.decision import Decision, Opinion
from cases.models.event import Event
from cases.models.exit import ExitCheck, ExitSource
from cases.models.notice import Notice, Objection, ObjectionTarget
from cases.models.payment import PaymentExclusion, PaymentLine, PaymentRun
from cases.models.payment_checks import PaymentHold, PaymentReview, PaymentSignature
from cases.models.public_visit import PublicVisit
from cases.models.publication import Publication, PublicationEntry
from cases.models.recovery import Instalment, OverpaidLine, Recovery
from cases.models.rehearsal import Rehearsal, RehearsalPart
from cases.models.reserve_fund import FundMovement, ReserveFund
from cases.models.spot_check import SpotCheck
from cases.models.verification import Authorisation, Verification, VerificationResult, Visit
from cases.models.watch import WatchCheck, WatchEntry

__all__ = [
    "Aid",
    "AidStage",
    "Application",
    "ApplicationPerson",
    "Appropriation",
    "AssessedHousehold",
    "AssessmentRun",
    "Authorisation",
    "Award",
    "AwardMember",
    "BackPay",
    "BankReturn",
    "Clock",
    "Decision",
    "DraftSection",
    "Event",
    "ExitCheck",
    "ExitSource",
    "FundMovement",
    "Instalment",
    "Notice",
    "Objection",
    "ObjectionTarget",
    "Opinion",
    "OverpaidLine",
    "PaymentExclusion",
    "PaymentHold",
    "PaymentLine",
    "PaymentReview",
    "PaymentRun",
    "PaymentSignature",
    "PublicVisit",
    "Publication",
    "PublicationEntry",
    "Recovery",
    "Rehearsal",
    "RehearsalPart",
    "ReserveFund",
    "SpotCheck",
    "Verification",
    "VerificationResult",
    "Visit",
    "WatchCheck",
    "WatchEntry",
    "Workday",
]
