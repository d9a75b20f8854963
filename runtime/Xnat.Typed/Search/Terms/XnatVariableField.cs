using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Describes a custom variable in a query; <see cref="XnatVariable"/> makes it.</summary>
/// <typeparam name="T">Type as which it is read, question mark included.</typeparam>
public readonly record struct XnatVariableField<T>
{
    private readonly string name;
    private readonly string? holder;

    internal XnatVariableField(string name, string? holder = null) => (this.name, this.holder) = (name, holder);

    /// <summary>The variable of that name that the subject of an experiment has.</summary>
    public XnatVariableField<T> OfSubject => new(name, QueryVariable.SubjectType);

    /// <summary>The value is greater.</summary>
    /// <param name="field">The variable.</param>
    /// <param name="value">What it is compared with.</param>
    /// <exception cref="ArgumentException">C# has no order for values of this type: texts, truth values.</exception>
    public static XnatCriterion operator >(XnatVariableField<T> field, T value) => field.Compare(Comparison.Greater, value);

    /// <summary>The value is less.</summary>
    /// <inheritdoc cref="op_GreaterThan(XnatVariableField{T}, T)"/>
    public static XnatCriterion operator <(XnatVariableField<T> field, T value) => field.Compare(Comparison.Less, value);

    /// <summary>The value is greater or the same.</summary>
    /// <inheritdoc cref="op_GreaterThan(XnatVariableField{T}, T)"/>
    public static XnatCriterion operator >=(XnatVariableField<T> field, T value) => field.Compare(Comparison.GreaterOrEqual, value);

    /// <summary>The value is less or the same.</summary>
    /// <inheritdoc cref="op_GreaterThan(XnatVariableField{T}, T)"/>
    public static XnatCriterion operator <=(XnatVariableField<T> field, T value) => field.Compare(Comparison.LessOrEqual, value);

    /// <summary>The value is this one; with <see langword="null"/>, there is none. Texts are compared letter by letter.</summary>
    /// <param name="value">The value.</param>
    public XnatCriterion Is(T value) => Compare(Comparison.Equal, value);

    /// <summary>The value is another or, unless <paramref name="value"/> is <see langword="null"/>, there is none.</summary>
    /// <param name="value">The value.</param>
    public XnatCriterion IsNot(T value) => Compare(Comparison.NotEqual, value);

    /// <summary>The value is one of these; <see langword="null"/> among them stands for none.</summary>
    /// <param name="values">The values.</param>
    public XnatCriterion IsIn(params IEnumerable<T> values) => FieldCriteria.IsIn(ForCriteria(), values);

    /// <summary>As conditions name it.</summary>
    public override string ToString() => ForCriteria().ToString();

    /// <summary>The variable as conditions see it: what is not of its type is nothing.</summary>
    internal CriterionField ForCriteria() =>
        QueryVariable.Of(name, Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T), holder ?? "");

    private XnatCriterion Compare(Comparison comparison, T value) => FieldCriteria.Compare(ForCriteria(), comparison, value);
}
