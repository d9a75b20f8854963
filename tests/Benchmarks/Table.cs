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
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{what,-58} {ours,9:F2} ms {against,9:F2} ms {ours / against,8:F2}  {note}"));

    public void Rate(string what, double ours, double against, string note) =>
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{what,-58} {ours,10:N0}/s {against,10:N0}/s {ours / against,8:F2}  {note}"));

    public void Size(string what, double ours, double against) =>
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{what,-58} {ours,8:F1} MiB {against,8:F1} MiB {ours / against,8:F2}"));

    public void Row(string what, string value, string note = "") => output.WriteLine($"{what,-58} {value,12} {"",12} {"",8}  {note}");
}
