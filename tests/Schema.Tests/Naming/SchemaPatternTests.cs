using System.Text.RegularExpressions;
using Xnat.Typed.Schema.Naming;

namespace Xnat.Typed.Schema.Tests.Naming;

/// <summary>Expressions of XML Schema, and what they match once they are those of .NET.</summary>
public sealed class SchemaPatternTests
{
    [Theory]
    [InlineData("[A-Z]{2}", "AB", "ABC")]
    [InlineData("a|b", "a", "ab")]
    [InlineData("a|b", "b", "xb")]
    [InlineData("^a$", "^a$", "a")]
    [InlineData("[^a]", "^", "a")]
    [InlineData("[a^]", "^", "b")]
    [InlineData(".", "x", "\n")]
    [InlineData("\\d+", "\u0663", "x")]
    [InlineData("\\w+", "a+1", "a b")]
    [InlineData("\\W", " ", "a")]
    [InlineData("[\\w-]+", "a-b", "a,b")]
    [InlineData("\\s", "\t", "\u00a0")]
    [InlineData("\\S", "\u00a0", " ")]
    [InlineData("\\i\\c*", "_a-1", "1a")]
    [InlineData("[\\i-[:]][\\c-[:]]*", "a.b", "a:b")]
    [InlineData("[a-z-[aeiou]]+", "bcd", "bad")]
    [InlineData("\\p{Lu}\\P{Lu}", "Aa", "AA")]
    [InlineData("\\p{IsBasicLatin}", "a", "\u00e9")]
    [InlineData("a\\-b\\.c\\$", "a-b.c$", "a-bxc$")]
    [InlineData("", "", "a")]
    [InlineData("(ab){2,}", "ababab", "ab")]
    [InlineData("(a+)+b", "aab", "aaa")]
    public void WholeTextIsMatched(string pattern, string matched, string other)
    {
        var expression = new Regex(SchemaPattern.Translate(pattern)!, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

        Assert.Matches(expression, matched);
        Assert.DoesNotMatch(expression, other);
        Assert.DoesNotMatch(expression, matched + "\n");
    }

    [Theory]
    [InlineData("(?=a)a")]
    [InlineData("(?i)a")]
    [InlineData("\\bword")]
    [InlineData("(a)\\1")]
    [InlineData("[a\\S]")]
    [InlineData("[a")]
    [InlineData("a\\")]
    [InlineData("(a")]
    [InlineData("\\p{IsNowhere}")]
    [InlineData("a++")]
    public void WhatHasNoEqualIsNotTranslated(string pattern) => Assert.Null(SchemaPattern.Translate(pattern));
}
