using System.IO.Compression;

namespace Xnat.Typed.Tutorial.Tests;

public sealed class TutorialTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("xnat-typed-tutorial-tests-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task EveryStepIsDone()
    {
        var (exitCode, output) = await TutorialRun.OfAsync(output: folder);

        Assert.Equal(0, exitCode);
        Assert.EndsWith("Tutorial complete: 22 steps.\n", output, StringComparison.Ordinal);
        Assert.Contains("MrSessionData ANONYMIZ3 (XNAT_E00003), data type xnat:mrSessionData", output, StringComparison.Ordinal);
        Assert.Matches(@"Parameters\.Tr +double\? +500\n", output);
        Assert.Contains("MrScanData T1 (1001-MR3)", output, StringComparison.Ordinal);
        Assert.Contains("PatientName: ANONYMIZ", output, StringComparison.Ordinal);
        Assert.Contains("brain_volume = 42", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIsDownloadedIsWhatWasImported()
    {
        var zip = new FileInfo(Path.Combine(folder.FullName, "ANONYMIZ.zip"));
        await Study.DicomStudy.WriteZipAsync(zip.FullName, CancellationToken.None);

        await TutorialRun.OfAsync(zip, folder);

        var slice = Path.Combine(
            folder.FullName, "data", "ANONYMIZ3", "ANONYMIZ3", "scans", "1001-MR3-T1", "resources", "DICOM", "files", "slice03.dcm");
        await using var study = await ZipFile.OpenReadAsync(zip.FullName);
        using var original = new MemoryStream();
        await using (var entry = await study.GetEntry("T1/slice03.dcm")!.OpenAsync()) await entry.CopyToAsync(original);
        Assert.Equal(original.ToArray(), await File.ReadAllBytesAsync(slice));
        Assert.DoesNotContain(folder.EnumerateFiles("*", SearchOption.AllDirectories), file =>
            file.Name.EndsWith(".partial", StringComparison.Ordinal));
    }

    [SharedTheory]
    [InlineData("MR_small.dcm", "MrSessionData", "4MR1", "CompressedSamples^MR1")]
    [InlineData("CT_small.dcm", "CtSessionData", "1CT1", "CompressedSamples^CT1")]
    public async Task RealFileBecomesASessionOfItsModality(string file, string sessionClass, string patientId, string patientName)
    {
        var zip = new FileInfo(Path.Combine(folder.FullName, "study.zip"));
        await using (var archive = await ZipFile.OpenAsync(zip.FullName, ZipArchiveMode.Create))
            await archive.CreateEntryFromFileAsync(SharedFiles.PathOf("dicom/" + file), file);

        var (exitCode, output) = await TutorialRun.OfAsync(zip);

        Assert.Equal(0, exitCode);
        Assert.Contains($"{sessionClass} ANONYMIZ3 (XNAT_E00003)", output, StringComparison.Ordinal);
        Assert.Contains($"PatientID: {patientId}", output, StringComparison.Ordinal);
        Assert.Contains($"PatientName: {patientName}", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StepsShowTheSourceThatRuns()
    {
        var (_, output) = await TutorialRun.OfAsync();

        Assert.Contains("    project = await xnat.Projects.GetAsync(name, token);\n", output, StringComparison.Ordinal);
        Assert.Contains(
            "    scan.Quality = \"questionable\";\n    scan.Note = \"Seen in the tutorial\";\n    await scan.SaveAsync(token);\n",
            output,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("async () => await a.B()", "await a.B();")]
    [InlineData("async progress =>\n            c = await a.B(progress)", "c = await a.B(progress);")]
    [InlineData("async () =>\n        {\n            a();\n            b();\n        }", "a();\nb();")]
    [InlineData("async () =>\n        {\n            if (a)\n                b();\n            c();\n        }", "if (a)\n    b();\nc();")]
    [InlineData("async () =>\n            await a\n                .B()\n                .C()", "await a\n    .B()\n    .C();")]
    [InlineData(
        "async () =>\r\n        {\r\n            await foreach (var p in a)\r\n                b(p);\r\n        }",
        "await foreach (var p in a)\n    b(p);")]
    public void SourceOfAStepStandsAtTheLeftEdge(string lambda, string expected) => Assert.Equal(expected, StepSource.Of(lambda));

    [Fact]
    public async Task ServerThatIsDownFailsInTheFirstStep()
    {
        var (exitCode, output) = await TutorialRun.OfAsync(address: new Uri("http://127.0.0.1:9/"));

        Assert.Equal(1, exitCode);
        Assert.Contains("Step 1 (Create a connection) failed.", output, StringComparison.Ordinal);
    }
}
