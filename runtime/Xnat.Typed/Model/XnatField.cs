using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Xnat.Typed.Model;

/// <summary>
/// Describes one value of a data type: where it stands and of what C# type it is. Used for columns, filters, searches and partial updates.
/// </summary>
/// <remarks>
/// What stands in a row below the object is described by <see cref="XnatReference{T}.Then{TValue}(XnatField{TValue})"/>:
/// <c>SubjectData.Schema.Demographics.Then(DemographicData.Schema.Age)</c>. Operators and methods make criteria for queries; two
/// descriptors are equal if they describe the same value.
/// </remarks>
/// <typeparam name="T">The property's own type, question mark included: <c>double?</c>.</typeparam>
/// <param name="DataType">Data type that declares it: <c>xnat:mrScanData</c>.</param>
/// <param name="Path">Path within the data type: <c>parameters/tr</c>.</param>
/// <param name="Parse">Makes a value of the text that XNAT sends; only for types that the runtime does not know itself.</param>
/// <param name="Name">Name of the property that holds the descriptor; the compiler fills it in.</param>
public readonly record struct XnatField<T>(
    string DataType,
    string Path,
    [property: EditorBrowsable(EditorBrowsableState.Never)] Func<string, T>? Parse = null,
    [CallerMemberName] string Name = "") : IXnatField, IComposedField
{
    XnatStep? IComposedField.Through => Through;

    internal XnatStep? Through { get; init; }

    /// <summary>The value is greater.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">What it is compared with; with <see langword="null"/> nothing is greater.</param>
    /// <exception cref="ArgumentException">C# has no order for values of this type: texts, truth values, enumerations.</exception>
    public static XnatCriterion operator >(XnatField<T> field, T value) => field.Compare(Comparison.Greater, value);

    /// <summary>The value is less.</summary>
    /// <inheritdoc cref="op_GreaterThan(XnatField{T}, T)"/>
    public static XnatCriterion operator <(XnatField<T> field, T value) => field.Compare(Comparison.Less, value);

    /// <summary>The value is greater or the same.</summary>
    /// <inheritdoc cref="op_GreaterThan(XnatField{T}, T)"/>
    public static XnatCriterion operator >=(XnatField<T> field, T value) => field.Compare(Comparison.GreaterOrEqual, value);

    /// <summary>The value is less or the same.</summary>
    /// <inheritdoc cref="op_GreaterThan(XnatField{T}, T)"/>
    public static XnatCriterion operator <=(XnatField<T> field, T value) => field.Compare(Comparison.LessOrEqual, value);

    /// <summary>The value is this one; with <see langword="null"/>, there is none. Texts are compared letter by letter.</summary>
    /// <param name="value">The value.</param>
    public XnatCriterion Is(T value) => Compare(Comparison.Equal, value);

    /// <summary>The value is another or, unless <paramref name="value"/> is <see langword="null"/>, there is none.</summary>
    /// <param name="value">The value.</param>
    public XnatCriterion IsNot(T value) => Compare(Comparison.NotEqual, value);

    /// <summary>The value is one of these; <see langword="null"/> among them stands for none.</summary>
    /// <param name="values">The values.</param>
    public XnatCriterion IsIn(params IEnumerable<T> values) => FieldCriteria.IsIn(ForCriteria(), values);

    /// <summary>Whether both describe the same value.</summary>
    /// <param name="other">Another descriptor.</param>
    public bool Equals(XnatField<T> other) => DataType == other.DataType && Path == other.Path;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(DataType, Path);

    /// <inheritdoc/>
    public override string ToString() => $"{DataType}/{Path}";

    /// <summary>The field as conditions see it.</summary>
    internal CriterionField ForCriteria()
    {
        var field = this;
        var type = Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T);
        return new(DataType, Path, type, text => XnatValue.Parse(text, field));
    }

    private XnatCriterion Compare(Comparison comparison, T value) => FieldCriteria.Compare(ForCriteria(), comparison, value);
}
