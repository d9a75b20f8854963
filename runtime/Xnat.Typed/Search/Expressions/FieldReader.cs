using System.Linq.Expressions;
using System.Reflection;
using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Finds the field that a chain of members stands for: <c>s.Parameters.Tr</c>, <c>q.Subject.Label</c>.</summary>
/// <param name="root">What the first parameter of the lambda is.</param>
internal sealed class FieldReader(QueryRoot root)
{
    /// <summary>The field with conversions and <c>.Value</c> taken off; <see langword="null"/> if it is none.</summary>
    public CriterionField? Find(Expression expression)
    {
        var inner = Bare(expression);
        if (inner is MethodCallExpression { Object: { } of } call && of.Type.IsAssignableTo(typeof(XnatQueryVariables)))
            return Variable(call, of);
        return inner is MemberExpression { Expression: { } owner, Member: PropertyInfo property } && HolderOf(owner) is { } holder
            ? Probe(holder, property).Field
            : null;
    }

    /// <summary>Without conversions that keep the value, and without <c>.Value</c>, which no comparison needs.</summary>
    public static Expression Bare(Expression expression)
    {
        while (true)
        {
            switch (expression)
            {
                case UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.ConvertChecked, Method: null } conversion
                    when KeepsValue(conversion.Operand.Type, conversion.Type):
                    expression = conversion.Operand;
                    break;
                case MemberExpression { Expression: { } nullable, Member.Name: nameof(Nullable<>.Value) }
                    when Nullable.GetUnderlyingType(nullable.Type) is not null:
                    expression = nullable;
                    break;
                default:
                    return expression;
            }
        }
    }

    private static bool KeepsValue(Type from, Type to)
    {
        var (source, target) = (Nullable.GetUnderlyingType(from) ?? from, Nullable.GetUnderlyingType(to) ?? to);
        if (source == target) return true;
        if (source == typeof(int)) return target == typeof(long) || target == typeof(double) || target == typeof(decimal);
        if (source == typeof(long) || source == typeof(ulong)) return target == typeof(double) || target == typeof(decimal);
        return false;
    }

    private CriterionField Variable(MethodCallExpression call, Expression holder)
    {
        if (ParameterFinder.IsIn(call.Arguments[0]))
            throw QueryRefusal.Of(call, "the name of a variable cannot depend on the object");
        var name = XnatVariable.Checked((string)Interpreter.ValueOf(call.Arguments[0])!);
        var isOfSubject = holder is MemberExpression { Member.Name: nameof(XnatQueryTerms.SubjectVariables) };
        if (isOfSubject && !typeof(ExperimentData).IsAssignableFrom(root.ItemClass))
            throw QueryRefusal.Of(call, $"objects of {root.DataType} have no such object beside them");
        return QueryVariable.Of(name, Nullable.GetUnderlyingType(call.Type) ?? call.Type, isOfSubject ? QueryVariable.SubjectType : "");
    }

    /// <summary>The object or group that a member is taken of; <see langword="null"/> if it is none of the query's.</summary>
    private Holder? HolderOf(Expression expression)
    {
        switch (expression)
        {
            case ParameterExpression parameter when parameter.Type == root.ItemClass:
                return new(Empty(root.DataType, root.Types), root.Types, root.DataType, "");
            case MemberExpression { Expression: ParameterExpression terms } member when terms.Type == typeof(XnatQueryTerms):
                return Beside(member);
            case UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.TypeAs, Method: null } cast:
                return HolderOf(cast.Operand)?.As(cast.Type);
            case MemberExpression { Expression: { } owner, Member: PropertyInfo property }:
                return HolderOf(owner) is { } holder ? Probe(holder, property).Holder : null;
            default:
                return null;
        }
    }

    private Holder Beside(MemberExpression member)
    {
        var isSubject = member.Member.Name == nameof(XnatQueryTerms.Subject);
        var dataType = isSubject ? "xnat:subjectData" : "xnat:imageSessionData";
        var isThere = isSubject
            ? typeof(ExperimentData).IsAssignableFrom(root.ItemClass)
            : typeof(ImageAssessorData).IsAssignableFrom(root.ItemClass);
        return isThere
            ? new(Empty(dataType, root.Types), root.Types, dataType, "")
            : throw QueryRefusal.Of(member, $"objects of {root.DataType} have no such object beside them");
    }

    private static (CriterionField? Field, Holder? Holder) Probe(Holder holder, PropertyInfo property)
    {
        using var probe = new FieldProbe();
        object? value;
        try
        {
            value = property.GetValue(holder.Target);
        }
        catch (TargetInvocationException)
        {
            // A list, or a property of somebody's own.
            return default;
        }

        if (value is XnatElement && probe.Count == 0) return (null, holder with { Target = value });
        if (probe is { Count: 1, Reference: { } reference })
            return (null, holder with { Target = Empty(reference.RowType, holder.Types), Prefix = holder.Below(reference.Path) });
        // A property that somebody wrote may make anything of a field.
        return probe is { Count: 1, Field: { } field } && probe.Name == property.Name
            ? (field.Within(holder.DataType, holder.Below(field.Path)), null)
            : default;
    }

    private static XnatItem Empty(string dataType, XnatTypeSet types) => FieldProbe.Empty(
        types.Create(dataType)
        ?? throw new InvalidOperationException($"No class stands for the data type '{dataType}'; its assembly was not added."));

    /// <summary>What members are taken of.</summary>
    /// <param name="Target">An item without values, or a group of one.</param>
    /// <param name="Types">The registries that such items are made by.</param>
    /// <param name="DataType">Data type of the object that the path begins at.</param>
    /// <param name="Prefix">Path down to the row at hand.</param>
    private sealed record Holder(object Target, XnatTypeSet Types, string DataType, string Prefix)
    {
        public string Below(string path) => Prefix.Length == 0 ? path : $"{Prefix}/{path}";

        /// <summary>The same as a derived class: the path says which, since the schema declares the base.</summary>
        public Holder? As(Type type)
        {
            if (type.IsInstanceOfType(Target)) return this;
            if (Prefix.Length == 0) return null;
            var name = type.Assembly.GetCustomAttributes<XnatProvidedTypeAttribute>()
                .FirstOrDefault(provided => provided.ClassName == type.FullName)?.DataType;
            return name is null ? null : this with { Target = Empty(name, Types), Prefix = $"{Prefix}[@xsi:type={name}]" };
        }
    }
}
