namespace Xnat.Typed.Model;

/// <summary>
/// Describes one value of a data type: where it stands and of what C# type it is. Used for columns, filters, searches and partial updates.
/// </summary>
/// <remarks>
/// What stands in a row below the object is described by <see cref="XnatReference{T}.Then{TValue}(XnatField{TValue})"/>:
/// <c>SubjectData.Schema.Demographics.Then(DemographicData.Schema.Age)</c>.
/// </remarks>
/// <typeparam name="T">The property's own type, question mark included: <c>double?</c>.</typeparam>
/// <param name="DataType">Data type that declares it: <c>xnat:mrScanData</c>.</param>
/// <param name="Path">Path within the data type: <c>parameters/tr</c>.</param>
/// <param name="Parse">Makes a value of the text that XNAT sends; only for types that the runtime does not know itself.</param>
public readonly record struct XnatField<T>(string DataType, string Path, Func<string, T>? Parse = null) : IXnatField, IComposedField
{
    XnatStep? IComposedField.Through => Through;

    internal XnatStep? Through { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{DataType}/{Path}";
}
