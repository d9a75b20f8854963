using System.Globalization;
using System.Text;
using System.Xml;
using Xnat.Typed.Tool.Output;

namespace Xnat.Typed.Tool.Changes.Formats;

/// <summary>A comparison as results of tests, which every build server shows; without changes there is one that passed.</summary>
internal static class ChangeJunit
{
    public static string Write(ChangeReport report)
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new() { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true }))
        {
            xml.WriteStartElement("testsuites");
            xml.WriteStartElement("testsuite");
            xml.WriteAttributeString("name", Clean($"{report.Before.Name} -> {report.After.Name}"));
            IReadOnlyList<ChangedUse> uses = report.Uses?.All ?? [];
            xml.WriteAttributeString("tests", Number(Math.Max(1, report.Changes.Count) + uses.Count));
            xml.WriteAttributeString(
                "failures",
                Number(report.Changes.Count(static change => change.IsFailure) + uses.Count(use => IsFailure(report, use))));
            xml.WriteAttributeString("skipped", Number(report.Changes.Count(static change => change.Accepted is not null)));
            foreach (var change in report.Changes) Write(xml, change);
            if (report.Changes.Count == 0) WriteCase(xml, "schemas", ChangeText.Summary(report), "", "");
            foreach (var use in uses)
                WriteCase(xml, "uses", use.ToString(), IsFailure(report, use) ? "failure" : "", use.Text, report.Uses!.Project);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return text.Append('\n').ToString();
    }

    private static void Write(XmlWriter xml, ReportedChange reported)
    {
        var change = reported.Change;
        var sides = string.Join(", ", reported.Sides);
        var details = $"{reported.LevelWord}: {sides}\n{string.Join(" -> ", change.Names)}\n{change.Fingerprint}";
        var element = reported.IsFailure ? "failure" : reported.Accepted is not null ? "skipped" : "";
        var message = reported.Accepted?.Reason ?? change.Text;
        WriteCase(xml, change.Rule.Id, $"{change.Place.Path}: {change.Text}", element, message, details);
    }

    private static void WriteCase(XmlWriter xml, string rule, string name, string element, string message, string details = "")
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", rule);
        xml.WriteAttributeString("name", Clean(name));
        if (element.Length > 0)
        {
            xml.WriteStartElement(element);
            xml.WriteAttributeString("message", Clean(message));
            if (element == "failure") xml.WriteString(details);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static bool IsFailure(ChangeReport report, ChangedUse use) => use.IsBreaking && report.FailOn != FailOn.Nothing;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>XML has no control characters.</summary>
    private static string Clean(string text) => PlainText.Of(text);
}
