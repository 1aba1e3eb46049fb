"""Prints the logical id of the version that SAM makes of a template's function: `versions.py TEMPLATE NAME=VALUE;...`.

Where AWS::LanguageExtensions comes first, the parameters' values stand in the template before SAM sees it. The
first line is for the parameters' defaults, then comes one for each argument. Exit code 75 where SAM's translator is not installed.
"""

import copy
import logging
import os
import sys

os.environ.setdefault("AWS_DEFAULT_REGION", "eu-west-1")
try:
    import yaml
    from samtranslator.parser.parser import Parser
    from samtranslator.translator.translator import Translator
except ImportError:
    sys.exit(75)


logging.disable()


class Loader(yaml.SafeLoader):
    """Reads `!Ref a` as {"Ref": "a"}, and `!Sub a` as {"Fn::Sub": "a"}."""


def tagged(loader, tag, node):
    if isinstance(node, yaml.ScalarNode):
        value = loader.construct_scalar(node)
    elif isinstance(node, yaml.SequenceNode):
        value = loader.construct_sequence(node, deep=True)
    else:
        value = loader.construct_mapping(node, deep=True)
    if tag == "GetAtt":
        value = value.split(".")
    return {tag if tag in ("Ref", "Condition") else "Fn::" + tag: value}


Loader.add_multi_constructor("!", tagged)


class Extensions:
    """What AWS::LanguageExtensions does to a template whose parameters have these values."""

    def __init__(self, template, values):
        self.template = template
        self.values = values

    def resolved(self, value):
        if isinstance(value, list):
            return [self.resolved(one) for one in value]
        if not isinstance(value, dict):
            return value
        if len(value) == 1:
            name, argument = next(iter(value.items()))
            if name == "Ref":
                return self.values.get(argument, value)
            if name == "Fn::If":
                return self.resolved(argument[1 if self.holds(argument[0]) else 2])
            if name == "Fn::FindInMap":
                table, row, column = self.resolved(argument)
                return self.template["Mappings"][table][row][column]
            if name == "Fn::Sub" and isinstance(argument, str):
                for parameter, given in self.values.items():
                    argument = argument.replace("${%s}" % parameter, str(given))
                return {"Fn::Sub": argument}
        return {key: self.resolved(one) for key, one in value.items()}

    def holds(self, name):
        return self.true(self.template["Conditions"][name])

    def true(self, condition):
        name, argument = next(iter(condition.items()))
        if name == "Condition":
            return self.holds(argument)
        if name == "Fn::Not":
            return not self.true(argument[0])
        if name == "Fn::And":
            return all(self.true(one) for one in argument)
        left, right = self.resolved(argument)
        return str(left) == str(right)


def version(template, changes):
    template = copy.deepcopy(template)
    values = {name: one.get("Default", "") for name, one in template["Parameters"].items()}
    values.update(changes)
    transforms = template["Transform"]
    if isinstance(transforms, list) and transforms[0] == "AWS::LanguageExtensions":
        template["Resources"] = Extensions(template, values).resolved(template["Resources"])
    template["Resources"]["Function"]["Properties"]["CodeUri"] = "s3://bucket/key"
    made = Translator({}, Parser()).translate(template, {name: str(one) for name, one in values.items()})
    resources = made["Resources"]
    (alias,) = [one for one in resources.values() if one["Type"] == "AWS::Lambda::Alias"]
    published = alias["Properties"]["FunctionVersion"]["Fn::GetAtt"][0]
    return published


with open(sys.argv[1]) as file:
    read = yaml.load(file, Loader)
print(version(read, {}))
for change in sys.argv[2:]:
    print(version(read, dict(one.split("=", 1) for one in change.split(";"))))
