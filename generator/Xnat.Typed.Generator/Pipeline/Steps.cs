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

    public const string Problems = nameof(Problems);
}
