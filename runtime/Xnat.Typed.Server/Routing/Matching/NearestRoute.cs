using Xnat.Typed.Server.Paths;

namespace Xnat.Typed.Server.Routing.Matching;

/// <summary>The route that an unknown address is most like, by its words.</summary>
internal static class NearestRoute
{
    public static string To(IReadOnlyList<string> segments)
    {
        var address = RouteAddress.Of(segments).Segments;
        return RouteTable.Sections.SelectMany(section => section.Routes).Where(route => !route.IsControl).Select(route => route.Template)
            .MaxBy(template => Likeness(template, address))!.Name;
    }

    private static double Likeness(Template template, IReadOnlyList<string> segments)
    {
        var score = 0d;
        for (var index = 0; index < Math.Min(template.Parts.Count, segments.Count); index++)
            score += Template.IsPlaceholder(template.Parts[index]) ? 0.25 : Likeness(template.Parts[index], segments[index]);
        return score - (Math.Abs(template.Parts.Count - segments.Count) * 0.3);
    }

    /// <summary>From 1 for the same word down: what two words have in common at their beginnings and ends.</summary>
    private static double Likeness(string word, string segment)
    {
        var shorter = Math.Min(word.Length, segment.Length);
        var front = 0;
        while (front < shorter && word[front] == segment[front]) front++;
        var back = 0;
        while (back < shorter - front && word[^(back + 1)] == segment[^(back + 1)]) back++;
        return ((2d * (front + back)) / (word.Length + segment.Length)) - (front + back == 0 ? 0.5 : 0);
    }
}
