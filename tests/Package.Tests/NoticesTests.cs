using System.Text;
using System.Text.RegularExpressions;

namespace Xnat.Typed.Package.Tests;

/// <summary>What is said of others whose work is in a package.</summary>
[Collection(PackedCollection.Name)]
public sealed partial class NoticesTests(PackedProjects packed)
{
    private const string Notices = "THIRD-PARTY-NOTICES.txt";

    [Theory]
    [InlineData("Xnat.Typed")]
    [InlineData("Xnat.Typed.Server")]
    [InlineData("Xnat.Typed.Tool")]
    public void OriginOfTheDicomDictionaryIsInEachPackageThatHasIt(string package) =>
        Assert.Contains("DICOM data dictionary\n  Tags, ", NoticesOf(package), StringComparison.Ordinal);

    [Fact]
    public void EachForeignFileOfTheCommandIsThereWithThePackageThatItIsOf()
    {
        var foreign = packed.Entries("Xnat.Typed.Tool").Keys
            .Where(path => path.StartsWith("tools/", StringComparison.Ordinal))
            .Select(path => path[(path.LastIndexOf('/') + 1)..])
            .Where(name => name.EndsWith(".dll", StringComparison.Ordinal) || name.Contains("e_sqlite3", StringComparison.Ordinal))
            .Where(name => !name.StartsWith("xnat", StringComparison.OrdinalIgnoreCase))
            .Distinct(StringComparer.Ordinal)
            .ToArray();

        var named = Files().Matches(NoticesOf("Xnat.Typed.Tool"))
            .SelectMany(match => match.Groups["names"].Value.Split(", "))
            .ToHashSet(StringComparer.Ordinal);

        Assert.Contains("Refit.dll", foreign);
        Assert.Contains("libe_sqlite3.so", foreign);
        Assert.Empty(foreign.Except(named));
    }

    [Theory]
    [InlineData("Polly.Core", "BSD-3-Clause")]
    [InlineData("Refit", "MIT")]
    [InlineData("SQLitePCLRaw.core", "Apache-2.0")]
    [InlineData("Spectre.Console", "MIT")]
    public void PackagesAreNamedWithHolderLicenceAndItsText(string name, string licence)
    {
        var text = NoticesOf("Xnat.Typed.Tool");
        var pattern = $@"^{Regex.Escape(name)} [0-9.]+\n(?<lines>(?:  .+\n)+)";
        var entry = Regex.Match(text, pattern, RegexOptions.Multiline).Groups["lines"].Value;

        Assert.Contains($"  Licence: {licence}\n", entry, StringComparison.Ordinal);
        Assert.True(entry.Split('\n')[0].Trim().Length > 8, entry);
        Assert.Contains(licence switch
        {
            "MIT" => "Permission is hereby granted, free of charge",
            "Apache-2.0" => "TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION",
            _ => "Redistribution and use in source and binary forms",
        }, text, StringComparison.Ordinal);
    }

    private string NoticesOf(string package) => Encoding.UTF8.GetString(packed.Entries(package)[Notices]);

    [GeneratedRegex("^  Files: (?<names>.+)$", RegexOptions.Multiline)]
    private static partial Regex Files();
}
