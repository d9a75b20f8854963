using Xnat.Typed.Tutorial.Study;

namespace Xnat.Typed.Live.Tests;

/// <summary>A folder with a small DICOM study of a computed phantom, 18 images in three series; it goes with the test.</summary>
internal sealed class Study : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("xnat-typed-").FullName;

    public string Zip => PathOf("study.zip");

    public static async Task<Study> MakeAsync()
    {
        var study = new Study();
        await DicomStudy.WriteZipAsync(study.Zip, CancellationToken.None);
        return study;
    }

    public string PathOf(string name) => Path.Combine(folder, name);

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
