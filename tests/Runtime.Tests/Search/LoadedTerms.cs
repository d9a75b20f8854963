using Xnat.Typed.Model;

namespace Xnat.Typed.Runtime.Tests.Search;

/// <summary>What queries can name besides fields, of objects that were read whole.</summary>
internal sealed class LoadedTerms(SubjectData subject, MrSessionData session) : XnatQueryTerms
{
    private readonly LoadedVariables variables = new(session.Raw);

    public override SubjectData Subject => subject;

    public override ImageSessionData Session => throw new NotSupportedException();

    public override XnatQueryVariables SubjectVariables { get; } = new LoadedVariables(subject.Raw);

    public override string? Text(string variable) => variables.Text(variable);

    public override double? Number(string variable) => variables.Number(variable);

    public override DateOnly? Date(string variable) => variables.Date(variable);

    public override bool? Flag(string variable) => variables.Flag(variable);
}
