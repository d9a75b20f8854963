using System.Text;
using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Listings;

/// <summary>
/// Labels of blanks, signs, other scripts, emoji and digits, made from a fixed seed: each is created, listed, looked up, searched for and
/// filtered by, and comes back the same; or it is refused with the character named before anything is sent.
/// </summary>
public sealed class AwkwardNameTests
{
    private const int Names = 120;

    private static readonly string[] Pieces =
        [
            " ", "#", "%", "+", "&", "\"", "'", "ä", "Ö", "ß", "日本", "脳", "😀", "👩‍🔬", "0", "1", "42", "a", "B",
            "x", "*",
            ",", ";", "?", "=", "<", ">", "|", "(", ")", "[", "]", "{", "}", "~", "^", "`", "!", "$", "@", ":", ".", "_", "-", "%20", "%2F",
            "&amp;", "&lt;", "e\u0301", "\u00a0", "\u200b",
        ];

    private static readonly (string Piece, string Named)[] Refused =
        [("/", "'/'"), ("\\", "'\\'"), ("\r", "a carriage return"), ("\n", "a line feed"), ("\t", "a tab"),
            ("\0", "U+0000"), ("\ud800", "U+D800"), ("\u0085", "U+0085")];

    [Fact]
    public async Task EachNameRoundTrips()
    {
        await using var site = await TestSite.StartAsync(static seed => seed.Project("P1"));
        var project = await site.Client.Projects.GetAsync("P1");
        var names = Made().ToList();
        foreach (var name in names) await project.Subjects.CreateAsync(new SubjectData { Label = name, Group = name });

        var listed = await project.Subjects.WithColumns(SubjectData.Schema.Group).ToListAsync();
        Assert.Equal(names.Order(StringComparer.Ordinal), listed.Select(static subject => subject.Label!).Order(StringComparer.Ordinal));
        var many = await project.Subjects.FindManyAsync(names);
        Assert.All(many, static lookup => Assert.Equal(lookup.Key, lookup.Item!.Label));
        foreach (var name in names)
        {
            Assert.Equal(name, (await project.Subjects.GetAsync(name)).Label);
            Assert.Equal(name, (await site.Client.Subjects.GetAsync(name)).Label);
            Assert.Equal([name], (await site.Client.Subjects.FindAllAsync(name)).Select(static subject => subject.Label));
            Assert.Equal([name], await LabelsAsync(project.Subjects.Where(SubjectData.Schema.Label, name)));
            Assert.Equal([name], await LabelsAsync(site.Client.Subjects.Where(SubjectData.Schema.Group, name)));
        }
    }

    [Fact]
    public async Task WhatNoAddressTakesIsRefusedWithTheCharacterNamed()
    {
        await using var site = await TestSite.StartAsync(static seed => seed.Project("P1"));
        var project = await site.Client.Projects.GetAsync("P1");
        var before = site.Server.Requests.Count;

        foreach (var (piece, named) in Refused)
        {
            foreach (var name in new[] { $"a{piece}b", $"{piece}😀", $"ü{piece}" })
            {
                foreach (var look in new Func<Task>[]
                {
                    () => project.Subjects.GetAsync(name), () => project.Subjects.FindAsync(name),
                    () => project.Experiments.FindAsync(name),
                    () => site.Client.Subjects.GetAsync(name), () => site.Client.Experiments.FindAllAsync(name),
                    () => site.Client.FindAllAsync(name),
                })
                    Assert.Contains(named, (await Assert.ThrowsAsync<ArgumentException>(look)).Message, StringComparison.Ordinal);
            }
        }

        Assert.Equal(before, site.Server.Requests.Count);
    }

    private static async Task<List<string?>> LabelsAsync(XnatListing<SubjectData> subjects) =>
        await subjects.Select(static row => row.Label).ToListAsync();

    private static IEnumerable<string> Made()
    {
        var random = new Random(12);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var piece in Pieces.Where(static piece => piece.Trim().Length > 0)) names.Add($"n{piece}m");
        while (names.Count < Names)
        {
            var name = new StringBuilder();
            for (var length = random.Next(1, 7); length > 0; length--) name.Append(Pieces[random.Next(Pieces.Length)]);
            var made = name.ToString();
            if (made.Trim() == made && made.Any(char.IsLetterOrDigit)) names.Add(made);
        }

        return names;
    }
}
