using System.Globalization;

namespace Xnat.Typed.Tool.Pages;

/// <summary>What is to be known of a member beyond its type, in words.</summary>
internal static class MemberNotes
{
    public static IEnumerable<string> Of(DescribedMember member)
    {
        if (member.IsRequired) yield return "required";
        else if (member.Kind is "value" or "object") yield return "optional";
        if (member.Kind.StartsWith("list", StringComparison.Ordinal)) yield return "any number";
        if (member.Fixed is not null) yield return $"always {member.Fixed}";
        else if (member.Default is not null) yield return $"{member.Default} if nothing is said";
        if (member.Minimum is not null && member.Maximum is not null) yield return $"from {member.Minimum} to {member.Maximum}";
        else if (member.Minimum is not null) yield return $"at least {member.Minimum}";
        else if (member.Maximum is not null) yield return $"at most {member.Maximum}";
        if (member.MaxLength is { } longest) yield return string.Create(CultureInfo.InvariantCulture, $"at most {longest} characters");
        if (member.Unit is not null) yield return $"unit in {member.Unit}";
        if (member.Values.Count > 0) yield return "one of:";
    }
}
