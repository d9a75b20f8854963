using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Xnat.Typed.Generator.Analysis;

/// <summary>
/// Inspects the lambda of a <c>Select</c>: of the object it may read fields only; with their values it may do what it likes.
/// </summary>
internal sealed class QueryColumns(QueryFields fields, QueryReport report)
{
    public void Inspect(IOperation operation)
    {
        switch (operation)
        {
            case var _ when fields.IsField(operation) && QueryFields.Bare(operation) == operation:
                break;
            case IAnonymousFunctionOperation:
                report.Refuse(operation, "a lambda within it would have to be compiled");
                break;
            case IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke } when fields.IsOfObject(operation):
                report.Refuse(operation, "a delegate cannot be called in it");
                break;
            case IPropertyReferenceOperation { Instance: { } owner } when fields.IsHolder(owner):
                report.Refuse(operation, "it is no field of the object; a row has values only");
                break;
            case IParameterReferenceOperation when fields.IsParameter(operation):
                report.Refuse(operation, "a row has values only; name the fields that are wanted, or leave Select out");
                break;
            default:
                foreach (var child in operation.ChildOperations) Inspect(child);
                break;
        }
    }
}
