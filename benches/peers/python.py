"""The eight questions of docs/peers.md, put to the engines of PyPI. Run by scripts/peers.sh where they are installed."""

import json
import math
import os
import sqlite3
import sys
from importlib.metadata import version

# What each question asks, with its data: what is missing left out, and as None.
QUESTIONS = [
    ("fewer", {"cur": 5}, {"cur": 5, "prev": None}),
    ("fewer", {"prev": 5}, {"cur": None, "prev": 5}),
    ("not_at_least", {"prev": 5}, {"cur": None, "prev": 5}),
    ("share", {"part": 3}, {"part": 3, "whole": None}),
    ("share", {"part": 0, "whole": 0}, None),
    ("share", {"part": 3, "whole": 0}, None),
    ("none", {}, {"cases": None}),
    ("no_fire", {"incidents": [{}]}, {"incidents": [{"kind": None}]}),
]
NAMES = ["cur", "prev", "part", "whole", "cases"]


def word(value):
    if isinstance(value, str):
        return value
    if value is None or (isinstance(value, float) and math.isnan(value)) or type(value).__name__ == "NAType":
        return "?"
    return "M" if value else "n"


def answer(ask, rule, data):
    if rule is None:
        return "–"
    try:
        return word(ask(rule, json.loads(json.dumps(data))))
    except BaseException as error:  # noqa: BLE001 - whatever an engine throws is its answer
        if os.environ.get("PEERS_VERBOSE"):
            print(rule, data, type(error).__name__, str(error)[:200], file=sys.stderr)
        return "E"


def row(name, rules, ask, only_blank=False):
    cells = []
    for key, absent, blank in QUESTIONS:
        first = None if only_blank and blank else answer(ask, rules.get(key), absent)
        second = answer(ask, rules.get(key), blank or absent)
        cells.append(second if first in (None, second) else f"{first} / {second}")
    print(json.dumps({"name": name, "cells": cells}, ensure_ascii=False), flush=True)


def infix(**more):
    return {
        "fewer": "cur < prev",
        "not_at_least": "not (cur >= prev)",
        "share": "part / whole >= 0.7",
        "none": "cases == 0",
        **more,
    }


def json_logic():
    def of(name):
        return {"var": name}

    rules = {
        "fewer": {"<": [of("cur"), of("prev")]},
        "not_at_least": {"!": [{">=": [of("cur"), of("prev")]}]},
        "share": {">=": [{"/": [of("part"), of("whole")]}, 0.7]},
        "none": {"==": [of("cases"), 0]},
        "no_fire": {"none": [of("incidents"), {"==": [of("kind"), "fire"]}]},
    }
    from json_logic import jsonLogic as panzi

    row(f"panzi-json-logic {version('panzi-json-logic')}", rules, panzi)

    # Another package of the same module name: it is installed apart. It has no "none".
    for name in [name for name in sys.modules if name.split(".")[0] == "json_logic"]:
        del sys.modules[name]
    sys.path.insert(0, sys.argv[1])
    from json_logic import jsonLogic as qubit

    def with_kinds(rule, data):
        return qubit(rule, {**data, "kinds": [one.get("kind") for one in data.get("incidents", [])]})

    kinds = {"!": [{"in": ["fire", of("kinds")]}]}
    row(f"json-logic-qubit {version('json-logic-qubit')}", {**rules, "no_fire": kinds}, with_kinds)
    sys.path.pop(0)


def fhirpath():
    from fhirpathpy import evaluate

    def ask(rule, data):
        found = evaluate(data, rule)
        return found[0] if found else "?"

    rules = infix(not_at_least="(cur >= prev).not()", none="cases = 0", no_fire="incidents.where(kind = 'fire').empty()")
    row(f"FHIRPath: fhirpathpy {version('fhirpathpy')}", rules, ask)
    row("– none as all(… != …), fhirpathpy", {"no_fire": "incidents.all(kind != 'fire')"}, ask)


CEL = {
    "fewer": "cur < prev",
    "not_at_least": "!(cur >= prev)",
    "share": "double(part) / double(whole) >= 0.7",
    "none": "cases == 0",
    "no_fire": '!incidents.exists(i, i.kind == "fire")',
}


def cel():
    import celpy
    from cel import evaluate

    def celpython(rule, data):
        environment = celpy.Environment()
        program = environment.program(environment.compile(rule))
        return bool(program.evaluate(celpy.json_to_cel(data)))

    row(f"CEL: cel-python {version('cel-python')}", CEL, celpython)
    name = f"CEL: crate cel, by common-expression-language {version('common-expression-language')}"
    row(name, CEL, lambda rule, data: evaluate(rule, data))


def zen():
    import zen

    rules = infix(no_fire='none(incidents, #.kind == "fire")')
    row(f"zen-engine {version('zen-engine')} (PyPI), expression", rules, lambda rule, data: zen.evaluate_expression(rule, data))


def rule_engine():
    import rule_engine as engine

    rules = infix(no_fire="not $any([i.kind == 'fire' for i in incidents])")
    row(f"rule-engine (Python) {version('rule-engine')}", rules, lambda rule, data: engine.Rule(rule).matches(data))


def openfisca():
    from openfisca_core.entities import build_entity
    from openfisca_core.periods import DateUnit
    from openfisca_core.simulations import SimulationBuilder
    from openfisca_core.taxbenefitsystems import TaxBenefitSystem
    from openfisca_core.variables import Variable

    commune = build_entity(key="commune", plural="communes", label="commune", is_person=True)
    formulas = {
        "fewer": lambda of: of("cur") < of("prev"),
        "not_at_least": lambda of: ~(of("cur") >= of("prev")),
        "share": lambda of: of("part") / of("whole") >= 0.7,
        "none": lambda of: of("cases") == 0,
    }

    def ask(rule, data):
        system = TaxBenefitSystem([commune])
        for name in NAMES:
            members = {"value_type": float, "entity": commune, "definition_period": DateUnit.YEAR, "label": name}
            system.add_variable(type(name, (Variable,), members))

        def formula(population, period):
            return rule(lambda name: population(name, period))

        members = {"value_type": bool, "entity": commune, "definition_period": DateUnit.YEAR, "label": "answer", "formula": formula}
        system.add_variable(type("answer", (Variable,), members))
        values = {name: {"2024": value} for name, value in data.items()}
        simulation = SimulationBuilder().build_from_entities(system, {"communes": {"a": values}})
        return bool(simulation.calculate("answer", "2024")[0])

    row(f"OpenFisca-core {version('openfisca-core')}", formulas, ask)


def business_rules():
    from business_rules import run_all
    from business_rules.actions import BaseActions, rule_action
    from business_rules.variables import BaseVariables, numeric_rule_variable

    class Figures(BaseVariables):
        def __init__(self, data):
            self.data = data

        @numeric_rule_variable
        def balance(self):
            return None if None in self.data.values() or len(self.data) < 2 else self.data["cur"] - self.data["prev"]

        @numeric_rule_variable
        def cases(self):
            return self.data.get("cases")

    def ask(rule, data):
        found = []

        class Actions(BaseActions):
            @rule_action()
            def met(self):
                found.append(True)

        rules = [{"conditions": {"all": [rule]}, "actions": [{"name": "met"}]}]
        run_all(rule_list=rules, defined_variables=Figures(data), defined_actions=Actions())
        return bool(found)

    less = {"name": "balance", "operator": "less_than", "value": 0}
    equal = {"name": "cases", "operator": "equal_to", "value": 0}
    row(f"business-rules {version('business-rules')}", {"fewer": less, "none": equal}, ask)


def datalog():
    from pyDatalog import pyDatalog

    def ask(rule, data):
        pyDatalog.clear()
        for name, value in data.items():
            if value is not None:
                pyDatalog.assert_fact(name, value)
        for name in ("cur", "prev"):
            pyDatalog.load(f"{name}(X) <= stored_{name}(X)")
            pyDatalog.assert_fact(f"stored_{name}", data[name]) if data.get(name) is not None else None
        pyDatalog.load(rule)
        return bool(pyDatalog.ask("answer('yes')"))

    fewer = "answer('yes') <= cur(X) & prev(Y) & (X < Y)"
    negated = "at_least('yes') <= cur(X) & prev(Y) & (X >= Y)\nanswer('yes') <= ~at_least('yes')"
    row(f"pyDatalog {version('pyDatalog')}", {"fewer": fewer, "not_at_least": negated}, ask)


SQL = {
    "fewer": "select cur < prev from figures",
    "not_at_least": "select not (cur >= prev) from figures",
    "share": "select part / whole >= 0.7 from figures",
    "none": "select cases = 0 from figures",
    "no_fire": "select not exists (select 1 from incidents where kind = 'fire')",
}
EVERY = "select {}(kind <> 'fire') from incidents"


def tables(connection, data, number, text):
    columns = ", ".join(f"{name} {number}" for name in NAMES)
    connection.execute(f"create table figures ({columns})")
    connection.execute(f"create table incidents (kind {text})")
    marks = ", ".join("?" for _ in NAMES)
    connection.execute(f"insert into figures values ({marks})", [data.get(name) for name in NAMES])
    for incident in data.get("incidents", []):
        connection.execute("insert into incidents values (?)", [incident.get("kind")])


def databases():
    import duckdb

    def sqlite(rule, data):
        connection = sqlite3.connect(":memory:")
        tables(connection, data, "real", "text")
        return connection.execute(rule).fetchone()[0]

    def duck(rule, data):
        connection = duckdb.connect()
        tables(connection, data, "double", "varchar")
        return connection.execute(rule).fetchone()[0]

    row("SQL: SQLite", SQL, sqlite)
    row("– every kind is another, SQLite", {"no_fire": EVERY.format("min")}, sqlite)
    row(f"SQL: DuckDB {version('duckdb')}", SQL, duck)
    row("– every kind is another, DuckDB", {"no_fire": EVERY.format("bool_and")}, duck)


def datafusion():
    from datafusion import SessionContext

    def ask(rule, data):
        context = SessionContext()
        sql = lambda name, kind: f"cast({'null' if data.get(name) is None else data[name]} as {kind}) as {name}"  # noqa: E731
        context.sql("create table figures as select " + ", ".join(sql(name, "double") for name in NAMES)).collect()
        kinds = [one.get("kind") for one in data.get("incidents", [])]
        values = " union all ".join(f"select cast({'null' if kind is None else repr(kind)} as varchar) as kind" for kind in kinds)
        context.sql(f"create table incidents as {values or 'select cast(null as varchar) as kind where false'}").collect()
        return context.sql(rule).collect()[0].column(0)[0].as_py()

    count = "select count(*) = 0 from incidents where kind = 'fire'"
    row(f"SQL: DataFusion {version('datafusion')}", {**SQL, "no_fire": count}, ask)
    row("– every kind is another, DataFusion", {"no_fire": EVERY.format("bool_and")}, ask)


def frames():
    import pandas
    import polars
    from polars import col

    schema = {name: polars.Float64 for name in NAMES}
    rules = {
        "fewer": col("cur") < col("prev"),
        "not_at_least": ~(col("cur") >= col("prev")),
        "share": col("part") / col("whole") >= 0.7,
        "none": col("cases") == 0,
        "no_fire": ~(col("kind") == "fire").any(),
    }

    def of_polars(rule, data):
        if "incidents" in data:
            return polars.DataFrame({"kind": [one.get("kind") for one in data["incidents"]]}, {"kind": polars.String}).select(rule).item()
        return polars.DataFrame([{name: data.get(name) for name in NAMES}], schema).select(rule).item()

    row(f"Polars {version('polars')}", rules, of_polars)

    def of_pandas(rule, data):
        figures = pandas.DataFrame([{name: data.get(name) for name in NAMES}], dtype=float)
        incidents = pandas.DataFrame({"kind": [one.get("kind") for one in data.get("incidents", [])]})
        return bool(rule(figures, incidents))

    row(
        f"pandas {version('pandas')} (default types)",
        {
            "fewer": lambda figures, _: (figures.cur < figures.prev)[0],
            "not_at_least": lambda figures, _: (~(figures.cur >= figures.prev))[0],
            "share": lambda figures, _: (figures.part / figures.whole >= 0.7)[0],
            "none": lambda figures, _: (figures.cases == 0)[0],
            "no_fire": lambda _, incidents: not (incidents.kind == "fire").any(),
        },
        of_pandas,
    )


for engines in (json_logic, fhirpath, cel, zen, rule_engine, openfisca, business_rules, datalog, databases, datafusion, frames):
    try:
        engines()
    except ImportError as error:
        print(f"not run: {engines.__name__}: {error}", file=sys.stderr)
