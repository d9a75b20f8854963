using System;
using System.Collections.Generic;
using System.Linq;
using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Changes;

/// <summary>A member before and after: the one at the same path.</summary>
/// <param name="Before">What was there.</param>
/// <param name="After">What is there.</param>
/// <param name="IsMoved">Whether one of the two is that of a base.</param>
internal sealed record MemberPair(Member? Before, Member? After, bool IsMoved)
{
    /// <param name="before">The members before.</param>
    /// <param name="after">The members after.</param>
    /// <param name="inheritedBefore">What the bases had at the place of a member.</param>
    /// <param name="inheritedAfter">What the bases have there.</param>
    public static IEnumerable<MemberPair> Of(
        IEnumerable<Member> before,
        IEnumerable<Member> after,
        Func<Member, Member?> inheritedBefore,
        Func<Member, Member?> inheritedAfter)
    {
        var left = after.ToList();
        var open = new List<Member>();
        foreach (var member in before)
        {
            // An attribute and an element can have one path.
            var same = left.FirstOrDefault(other => other.Path == member.Path && other.Origin == member.Origin);
            if (same is null) open.Add(member);
            else yield return Take(left, member, same);
        }

        foreach (var member in open)
        {
            if (left.FirstOrDefault(other => other.Path == member.Path) is { } same) yield return Take(left, member, same);
            else if (inheritedAfter(member) is { } above) yield return new MemberPair(member, above, true);
            else yield return new MemberPair(member, null, false);
        }

        foreach (var member in left)
            yield return inheritedBefore(member) is { } above ? new MemberPair(above, member, true) : new MemberPair(null, member, false);
    }

    /// <summary>The member at the place of another: of its origin, or else of any.</summary>
    public static Member? Find(EquatableArray<Member> members, Member like) =>
        members.FirstOrDefault(member => member.Path == like.Path && member.Origin == like.Origin)
        ?? members.FirstOrDefault(member => member.Path == like.Path);

    private static MemberPair Take(List<Member> left, Member before, Member after)
    {
        left.Remove(after);
        return new MemberPair(before, after, false);
    }
}
