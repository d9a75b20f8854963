namespace Xnat.Typed.Rest.Generator;

/// <summary>Names under which the steps of the pipeline can be watched.</summary>
internal static class Steps
{
    public const string Bind = nameof(Bind);
    public const string Model = nameof(Model);
    public const string Problems = nameof(Problems);
}
