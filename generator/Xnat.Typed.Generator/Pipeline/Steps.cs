namespace Xnat.Typed.Generator.Pipeline;

/// <summary>Names of the pipeline's steps, for tests of what is run again.</summary>
internal static class Steps
{
    public const string Options = nameof(Options);

    public const string Inputs = nameof(Inputs);

    public const string Read = nameof(Read);

    public const string References = nameof(References);

    public const string Provided = nameof(Provided);

    public const string Conflicts = nameof(Conflicts);

    public const string Registration = nameof(Registration);

    public const string Bind = nameof(Bind);

    public const string Mark = nameof(Mark);

    public const string Files = nameof(Files);

    public const string FieldsInputs = nameof(FieldsInputs);

    public const string FieldsRead = nameof(FieldsRead);

    public const string Emitted = nameof(Emitted);

    public const string Views = nameof(Views);

    public const string ViewFiles = nameof(ViewFiles);

    public const string ViewProblems = nameof(ViewProblems);

    public const string Problems = nameof(Problems);
}
