using System;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Changes;

/// <summary>One change between two sets of schemas.</summary>
/// <param name="Rule">Of which kind it is.</param>
/// <param name="Place">What has changed.</param>
/// <param name="Before">What the schemas said; empty where that is said by the rule.</param>
/// <param name="After">What they say now.</param>
internal sealed record SchemaChange(ChangeRule Rule, ChangePlace Place, string Before, string After)
{
    private const int FingerprintBytes = 8;

    /// <summary>What it means to a program that is compiled against the new classes.</summary>
    public ChangeLevel Code { get; init; }

    /// <summary>The C# names that it touches: <c>PetData.Tracer</c>; the name before, then that after where it is another.</summary>
    public EquatableArray<string> Names { get; init; }

    /// <summary>
    /// Tells the change from all others, in 16 hexadecimal digits. It is made of what the schemas say, so that another wording of a message
    /// leaves it as it is.
    /// </summary>
    public string Fingerprint
    {
        get
        {
            using var hash = SHA256.Create();
            var bytes = hash.ComputeHash(Encoding.UTF8.GetBytes(string.Join("\n", Rule.Id, Place.Path, Before, After)));
            return string.Concat(bytes.Take(FingerprintBytes).Select(part => part.ToString("x2", CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>What happened, without the place.</summary>
    public string Text => (Before, After) switch
    {
        ("", "") => Rule.Title,
        ("", _) => Rule.Title + ": " + After,
        (_, "") => Rule.Title + ": " + Before,
        _ => Rule.Title + ": " + Before + " -> " + After,
    };

    public ChangeLevel LevelFor(ChangePolicy policy)
    {
        var data = (ChangeLevel)Math.Max((int)Rule.Reading, (int)Rule.Writing);
        return policy switch
        {
            ChangePolicy.Code => Code,
            ChangePolicy.Data => data,
            _ => (ChangeLevel)Math.Max((int)Code, (int)data),
        };
    }
}
