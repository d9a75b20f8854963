using System.IO.Compression;
using Xnat.Typed.Server;

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
        Assert.EndsWith("Tutorial complete: 21 steps.\n", output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("MrSessionData ANONYMIZ3 (XNAT_E00003), data type xnat:mrSessionData", output, StringComparison.Ordinal);
        Assert.Matches(@"Parameters\.Tr +double\? +500 ", output);
        Assert.Contains("MrScanData T1 (1001-MR3)", output, StringComparison.Ordinal);
        Assert.Contains("PatientName: ANONYMIZ", output, StringComparison.Ordinal);
        Assert.Contains("brain_volume = 42", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIsDownloadedIsWhatWasImported()
    {
        await TutorialRun.OfAsync(output: folder);

        var slice = Path.Combine(
            folder.FullName, "data", "ANONYMIZ3", "ANONYMIZ3", "scans", "1001-MR3-T1", "resources", "DICOM", "files", "slice03.dcm");
        await using var study = await ZipFile.OpenReadAsync(Path.Combine(folder.FullName, "ANONYMIZ.zip"));
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
    public async Task ArchiveThatIsNoneFailsWithTheStepAndWhatToDo()
    {
        var zip = new FileInfo(Path.Combine(folder.FullName, "study.zip"));
        await File.WriteAllTextAsync(zip.FullName, "This is no archive.");

        var (exitCode, output) = await TutorialRun.OfAsync(zip);

        Assert.Equal(1, exitCode);
        Assert.Contains("Nothing was asked of a server.", output, StringComparison.Ordinal);
        Assert.Contains("study.zip' is no zip archive; give one with DICOM images (--zip).", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Create a connection", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("brainimages")]
    [InlineData("second_project")]
    public async Task TourWorksAnyNumberOfTimesOnAnyProjectOfOneServer(string project)
    {
        await using var server = await XnatServer.StartAsync();
        Environment.SetEnvironmentVariable("XNAT_PASS", "admin");

        await TutorialRun.OfAsync(address: server.Url, user: "admin", project: "brainimages");
        var (first, _) = await TutorialRun.OfAsync(address: server.Url, user: "admin", project: project);
        var (second, output) = await TutorialRun.OfAsync(address: server.Url, user: "admin", project: project);

        Assert.Equal((0, 0), (first, second));
        Assert.Contains("Tutorial complete: 21 steps.", output, StringComparison.Ordinal);
        Assert.Contains(
            project == "brainimages" ? "adds ANONYMIZ6 and ANONYMIZ7." : "adds ANONYMIZ4 and ANONYMIZ5.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NothingOfAnEarlierTourIsChanged()
    {
        await using var server = await XnatServer.StartAsync();
        Environment.SetEnvironmentVariable("XNAT_PASS", "admin");
        await TutorialRun.OfAsync(address: server.Url, user: "admin");
        var before = server.Requests.Count;

        await TutorialRun.OfAsync(address: server.Url, user: "admin");

        var writes = server.Requests
            .Skip(before)
            .Select(request => request.ToString())
            .Where(request => !request.StartsWith("GET ", StringComparison.Ordinal));
        Assert.DoesNotContain(
            writes,
            request =>
                request.Contains("XNAT_E00001", StringComparison.Ordinal) || request.Contains("XNAT_E00002", StringComparison.Ordinal)
                    || request.Contains("XNAT_E00003", StringComparison.Ordinal));
    }

    [Fact]
    public async Task StepsShowTheSourceThatRuns()
    {
        var (_, output) = await TutorialRun.OfAsync();

        Assert.Contains(
            "    project = await xnat.Projects.GetAsync(name, token);\n", output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains(
            "    scan.Quality = \"questionable\";\n    scan.Note = \"Seen in the tutorial\";\n    await scan.SaveAsync(token);\n",
            Trimmed(output),
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

    private static string Trimmed(string output) =>
        string.Join('\n', output.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()));

    [Fact]
    public async Task ServerThatIsDownFailsInTheFirstStep()
    {
        Environment.SetEnvironmentVariable("XNAT_PASS", "unused");

        var (exitCode, output) = await TutorialRun.OfAsync(address: new Uri("http://127.0.0.1:9/"));

        Assert.Equal(1, exitCode);
        Assert.Contains("Step 1 (Create a connection) failed.", output, StringComparison.Ordinal);
    }
}
