using System.Collections.Generic;
using System.Linq;
using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Naming.Identifiers;

namespace Xnat.Typed.Schema.Naming;

/// <summary>
/// Writes the list of a class's members for assemblies that build on this one; a name only where the usual rules do not give it.
/// </summary>
internal static class ProvidedMembers
{
    /// <param name="members">The members.</param>
    /// <param name="key">The one by which one row is told from another, or empty.</param>
    public static string Of(IEnumerable<GeneratedMember> members, string key)
    {
        var tokens = Tokens(members, "").Where(IsSafe).Select(member => member.ToString());
        return string.Join(" ", key.Length > 0 && key.IndexOf(' ') < 0 ? tokens.Append(ProvidedType.KeySign + key) : tokens);
    }

    /// <summary>What is reachable by extension properties, which are no members of the class.</summary>
    public static string Outside(IEnumerable<GeneratedMember> members) =>
        string.Join(
            " ",
            Tokens(members, "").Where(member => !member.IsGroupClass && IsSafe(member))
                .Select(member => new ProvidedMember(member.Path, ProvidedMember.Outside).ToString()));

    private static IEnumerable<ProvidedMember> Tokens(IEnumerable<GeneratedMember> members, string prefix)
    {
        foreach (var member in members)
        {
            var name = prefix + member.Name;
            if (member.Kind != MemberKind.Group)
            {
                var usual = string.Join(".", member.Path.Split('/').Select(Identifier.FromName));
                yield return new ProvidedMember(member.Path, usual == name ? "" : name);
                continue;
            }

            var inner = Tokens(member.Members, name + ".").ToArray();
            if (inner.Length == 0 || member.NestedName != NestedNames.Usual(member.Name))
                yield return new ProvidedMember(member.Path + "/", member.NestedName);
            foreach (var entry in inner) yield return entry;
        }
    }

    /// <summary>A name that is none in XML would break the list.</summary>
    private static bool IsSafe(ProvidedMember member) => member.Path.IndexOfAny([' ', '=']) < 0;
}
