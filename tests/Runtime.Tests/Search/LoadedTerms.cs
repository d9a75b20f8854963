using System.Globalization;
using Xnat.Typed.Model;

namespace Xnat.Typed.Runtime.Tests.Search;

/// <summary>What queries can name besides fields, of objects that were read whole.</summary>
internal sealed class LoadedTerms(SubjectData subject, MrSessionData session) : XnatQueryTerms
{
    private readonly XnatFields fields = XnatFields.Of(session.Raw);

    public override SubjectData Subject => subject;

    public override ImageSessionData Session => throw new NotSupportedException();

    public override string? Text(string variable) => fields.GetValueOrDefault(variable);

    public override double? Number(string variable) =>
        double.TryParse(Text(variable), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    public override DateOnly? Date(string variable) => throw new NotSupportedException();

    public override bool? Flag(string variable) => throw new NotSupportedException();
}
