using System.Globalization;
using Xnat.Typed.Model;

namespace Xnat.Typed.Runtime.Tests.Search;

/// <summary>Custom variables of an object that was read whole.</summary>
internal sealed class LoadedVariables(XnatRecord record) : XnatQueryVariables
{
    private readonly XnatFields fields = XnatFields.Of(record);

    public override string? Text(string variable) => fields.GetValueOrDefault(variable);

    public override double? Number(string variable) =>
        double.TryParse(Text(variable), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    public override DateOnly? Date(string variable) => throw new NotSupportedException();

    public override bool? Flag(string variable) => throw new NotSupportedException();
}
