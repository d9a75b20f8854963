using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Xnat.Typed.Generator.Analysis;

/// <summary>Inspects the lambda of a <c>Where</c>.</summary>
internal sealed class QueryConditions(QueryFields fields, QueryReport report)
{
    private const string TwoFields = "XNAT's search compares a field with a value, not with another field";
    private const string NoField = "it is no field of the object, and the server cannot work it out";

    public void Inspect(IOperation operation)
    {
        operation = QueryFields.Bare(operation);
        if (!fields.IsOfObject(operation)) return;
        switch (operation)
        {
            case IBinaryOperation binary:
                Inspect(binary);
                break;
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                Inspect(not.Operand);
                break;
            case IPropertyReferenceOperation { Property.Name: "HasValue", Instance: { } owner } when fields.IsField(owner):
            case var _ when fields.IsField(operation):
            case ICoalesceOperation { Value: var left, WhenNull: var right } when fields.IsField(left) && !fields.IsOfObject(right):
                break;
            case IInvocationOperation call:
                Inspect(call);
                break;
            case IIsTypeOperation:
                report.Refuse(operation, "query the derived type instead of asking for the class");
                break;
            case IConditionalOperation:
                report.Refuse(operation, "write && and || instead of ?:");
                break;
            default:
                report.Refuse(operation, "it is neither a comparison of a field nor made of such");
                break;
        }
    }

    private void Inspect(IBinaryOperation binary)
    {
        switch (binary.OperatorKind)
        {
            case BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.And or BinaryOperatorKind.Or:
                Inspect(binary.LeftOperand);
                Inspect(binary.RightOperand);
                break;
            case BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals or BinaryOperatorKind.LessThan
                or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual:
                Compare(binary);
                break;
            default:
                report.Refuse(binary, "XNAT's search has no word for this operator");
                break;
        }
    }

    private void Compare(IBinaryOperation binary)
    {
        var (left, right) = (fields.IsOfObject(binary.LeftOperand), fields.IsOfObject(binary.RightOperand));
        if (left && right)
        {
            report.Refuse(binary, TwoFields);
            return;
        }

        var side = QueryFields.Bare(left ? binary.LeftOperand : binary.RightOperand);
        InspectValue(left ? binary.RightOperand : binary.LeftOperand);
        if (fields.IsLooseVariable(side) && fields.IsField(side))
            report.Here(binary, "XNAT keeps custom variables as texts, so their values are compared with the rows");
        else if (side.Type?.SpecialType == SpecialType.System_Boolean && !fields.IsField(side))
            Inspect(side);
        else if (side is IInvocationOperation { Instance: not IParameterReferenceOperation } call && !fields.IsField(side))
            RefuseCall(call);
        else if (!fields.IsField(side))
            report.Refuse(side, NoField);
    }

    private void Inspect(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        var isText = method.ContainingType.SpecialType == SpecialType.System_String;
        if (method.MethodKind == MethodKind.DelegateInvoke)
            report.Refuse(call, "the server cannot call a delegate");
        else if (isText && method.Name is "Contains" or "StartsWith" or "EndsWith" && call.Instance is { } text && fields.IsField(text))
            InspectPart(call);
        else if (method.Name == "Equals" ? !IsEquality(call) : !IsList(call) && !(isText && IsEmptiness(call)))
            RefuseCall(call);
        else
            Operands(call, argument => argument.Value).ForEach(InspectValue);
    }

    /// <summary>Values are evaluated node by node, and a lambda among these would have to be compiled.</summary>
    private void InspectValue(IOperation value)
    {
        if (value.DescendantsAndSelf().OfType<IAnonymousFunctionOperation>().FirstOrDefault() is { } lambda)
            report.Refuse(lambda, "a lambda within it would have to be compiled; put its value into a variable before the query");
    }

    private void InspectPart(IInvocationOperation call)
    {
        if (call.Arguments.Any(fields.IsOfObject)) report.Refuse(call, TwoFields);
        else if (call.Arguments.Skip(1).Any(IsCulture))
            report.Refuse(call, "texts are compared by StringComparison.Ordinal or OrdinalIgnoreCase; a server has no culture");
        else report.Here(call, "XNAT's LIKE ignores letter case and knows wildcards, so texts are compared again with the rows");
    }

    private static bool IsCulture(IArgumentOperation argument) =>
        argument.Value is not IFieldReferenceOperation { Field: { ContainingType.Name: "StringComparison" } field }
            ? argument.Value.ConstantValue.HasValue || argument.Value.Type?.Name != "StringComparison"
            : field.Name is not ("Ordinal" or "OrdinalIgnoreCase");

    private bool IsEquality(IInvocationOperation call)
    {
        var operands = Operands(call, Unboxed);
        return operands.Count >= 2
            && operands.Take(2).Count(fields.IsField) == 1
            && operands.Count(fields.IsOfObject) == 1
            && !call.Arguments.Any(argument => argument.Value.Type?.Name == "StringComparison" && IsCulture(argument));
    }

    private bool IsEmptiness(IInvocationOperation call) =>
        call.TargetMethod.Name == "IsNullOrEmpty" && fields.IsField(call.Arguments[0].Value);

    /// <summary>A list's own method, an extension of sequences or one of spans.</summary>
    private bool IsList(IInvocationOperation call)
    {
        if (call.TargetMethod.Name != "Contains") return false;
        var operands = Operands(call, argument => argument.Value);
        return operands.Count >= 2 && !fields.IsOfObject(operands[0]) && fields.IsField(operands[1])
            && !operands.Skip(2).Any(fields.IsOfObject);
    }

    private static List<IOperation> Operands(IInvocationOperation call, Func<IArgumentOperation, IOperation> value)
    {
        var operands = call.Arguments.Select(value).ToList();
        if (call.Instance is { } target) operands.Insert(0, target);
        return operands;
    }

    private static IOperation Unboxed(IArgumentOperation argument) =>
        argument.Value is IConversionOperation { Type.SpecialType: SpecialType.System_Object, Operand: var operand }
            ? operand
            : argument.Value;

    private void RefuseCall(IInvocationOperation call) => report.Refuse(
        call,
        $"the server cannot call {call.TargetMethod.ContainingType.Name}.{call.TargetMethod.Name}; filter the rows by it after the query");
}
