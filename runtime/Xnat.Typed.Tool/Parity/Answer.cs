namespace Xnat.Typed.Tool.Parity;

/// <summary>What is left of an answer when its values are gone.</summary>
/// <param name="Status">The status, or nothing where no whole answer came.</param>
/// <param name="Headers">Headers that matter to clients, normalised.</param>
/// <param name="Shape">What the body is.</param>
internal sealed record Answer(int? Status, IReadOnlyDictionary<string, string> Headers, Shape Shape)
{
    public static Answer None { get; } = new(null, new Dictionary<string, string>(), Shape.Of("nothing"));
}
