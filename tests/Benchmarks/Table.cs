using System.Globalization;

namespace Xnat.Typed.Benchmarks;

/// <summary>Rows side by side: what was measured, against what, and the ratio of both in this run.</summary>
internal sealed class Table(TextWriter output)
{
    public void Head(string title)
    {
        output.WriteLine();
        output.WriteLine(title);
        output.WriteLine($"{"what",-58} {"ours",12} {"against",12} {"ratio",8}  note");
    }

    public void Row(string what, double ours, double against, string note) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-58} {ours,9:F2} ms {against,9:F2} ms {ours / against,8:F2}  {note}"));

    public void Row(string what, string value, string note = "") => output.WriteLine($"{what,-58} {value,12} {"",12} {"",8}  {note}");
}
