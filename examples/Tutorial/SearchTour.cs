using Xnat.Typed.Model;

namespace Xnat.Typed.Tutorial;

/// <summary>The queries of <c>docs/search.md</c>; a test compares the two, and runs these.</summary>
internal static class SearchTour
{
    public static async Task RunAsync(XnatClient xnat)
    {
        // docs/search.md: first
        var query = xnat.Query<MrSessionData>().Where(s => s.Project == "brainimages" && s.Age > 60);
        await foreach (MrSessionData session in query) Console.WriteLine($"{session.Label} {session.Age}");

        int count = await query.CountAsync();
        MrSessionData? oldest = await query.OrderByDescending(s => s.Age).FirstOrDefaultAsync();
        // docs/search.md: end

        // docs/search.md: where
        string[] labels = ["MR1", "MR2"];
        var since = new DateOnly(2020, 1, 1);
        var found = await xnat.Query<MrSessionData>()
            .Where(s => labels.Contains(s.Label) || s.Label!.StartsWith("PILOT", StringComparison.OrdinalIgnoreCase))
            .Where(s => s.Date >= since && s.Scanner.Model != null && !(s.Age < 18))
            .WithColumns(MrSessionData.Schema.FieldStrength)
            .ToListAsync();
        // docs/search.md: end

        // docs/search.md: beside
        var patients = await xnat.Query<MrSessionData>()
            .Where((s, q) => q.Subject.Group == "patient" && q.Number("brain_volume") > 1200)
            .Where((s, q) => ((DemographicData)q.Subject.Demographics!).Gender == DemographicData.GenderValue.Female)
            .ToListAsync();
        // docs/search.md: end

        // docs/search.md: select
        var table = await xnat.Query<MrSessionData>()
            .InProject("brainimages")
            .OrderBy(s => s.Date).ThenBy(s => s.Label)
            .Take(100)
            .Select((s, q) => new { s.Label, Subject = q.Subject.Label, Volume = q.Number("brain_volume") ?? 0, s.Date!.Value.Year })
            .ToListAsync();
        // docs/search.md: end

        // docs/search.md: descriptors
        var criterion = MrSessionData.Schema.Date > since
            & (MrSessionData.Schema.Coil.Is("head") | SubjectData.Schema.Group.IsIn("a", "b"));
        var same = await xnat.Query<MrSessionData>().Where(criterion & XnatVariable.Number("brain_volume") > 1200).ToListAsync();
        // docs/search.md: end

        // docs/search.md: stored
        await xnat.Searches.SaveAsync("old_sessions", query, "Sessions of people over 60", users: ["reader"]);
        await xnat.Searches.ShareAsync("old_sessions", ["writer"]);
        await foreach (XnatSavedSearch search in xnat.Searches) Console.WriteLine($"{search.Id} {search.Title}");
        await foreach (var row in xnat.Searches.RunAsync("old_sessions")) Console.WriteLine(row["label"]);
        await xnat.Searches.DeleteAsync("old_sessions");
        // docs/search.md: end

        Console.WriteLine($"{count} {oldest} {found.Count} {patients.Count} {table.Count} {same.Count}");
    }
}
