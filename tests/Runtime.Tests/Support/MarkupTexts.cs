using FsCheck;
using FsCheck.Fluent;
using Xnat.Typed.Model;

namespace Xnat.Typed.Runtime.Tests.Support;

/// <summary>Texts made of pieces that one coding or another could take for something else.</summary>
internal static class MarkupTexts
{
    private static readonly string[] Letters =
        ["a", "Z", "7", "007", "R&D", "\u00e9", "e\u0301", "\u4e2d", "\ud83d\ude00", "\u00a0", "-", "_", "(1)"];

    private static readonly string[] Markup =
    [
        "<", ">", "&", "<b>", "</b>", "<!--", "]]>", "<?x", "&#60;", "&#x3c;", "&nbsp;", "&am", "p;", ";", "lt;", "&l", "&&",
        "<script>",
    ];

    private static readonly string[] Entities =
        ["&amp;", "&lt;", "&gt;", "&quot;", "&apos;", "&amp;amp;", "&amp;lt;", "&amp;amp;quot;", "&AMP;"];

    private static readonly string[] Quotes = ["'", "\"", "''", "\\\""];

    private static readonly string[] Addresses =
        ["%", "%26", "%2F", "+", "#", "?", "=", ",", ":", ";", "@", "*", "[0]", "{x}", "|", "~", "$"];

    private static readonly string[] Blanks = [" ", "  ", "\t", "\n", "\r\n", "\r"];

    /// <summary>Values of properties and variables: any of it.</summary>
    public static Gen<string> Values => Of([.. Letters, .. Markup, .. Entities, .. Quotes, .. Addresses, .. Blanks, ".", "/", "\\"]);

    /// <summary>Labels: what can stand in an address.</summary>
    public static Gen<string> Labels => Of([.. Letters, .. Markup, .. Entities, .. Quotes, .. Addresses, " ", "."])
        .Where(text => !text.AsSpan().ContainsAny('/', '\\'));

    /// <summary>Names of custom variables: what a path of XNAT can address.</summary>
    public static Gen<string> Names =>
        Of([.. Letters, "<", ">", "&", "&#60;", "&nbsp;", "&am", "lt;", "%", "%26", "+", "#", "?", ",", ":", " "])
            .Where(text => StorableCheck.WhyNoKey(text) is null);

    /// <summary>Some texts of a kind.</summary>
    public static Arbitrary<string[]> Four(Gen<string> kind) => Arb.From(kind.ArrayOf(4));

    /// <summary>Runs a property for texts that are the same each time.</summary>
    public static void Check(Gen<string> kind, int times, Func<string[], Task> property) =>
        Prop.ForAll(Four(kind), property).Check(Config.QuickThrowOnFailure.WithMaxTest(times).WithReplay(4711, 5));

    private static Gen<string> Of(string[] pieces) => Gen.Elements(pieces).NonEmptyListOf().Select(string.Concat).Where(IsUseful);

    private static bool IsUseful(string text) =>
        text.Length <= 60 && text.Trim() is { Length: > 0 } and not ("." or "..") && XnatText.WhyNotStorable(text) is null;
}
