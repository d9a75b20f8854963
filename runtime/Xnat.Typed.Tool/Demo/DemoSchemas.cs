namespace Xnat.Typed.Tool.Demo;

/// <summary>The schema of a plugin that the demonstration has, in a folder that goes with it.</summary>
internal sealed class DemoSchemas : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("xnat-typed-demo-");

    private DemoSchemas()
    {
        var target = folder.CreateSubdirectory("phantom");
        using var source = typeof(DemoSchemas).Assembly.GetManifestResourceStream("Demo/phantom.xsd")!;
        using var file = File.Create(Path.Combine(target.FullName, "phantom.xsd"));
        source.CopyTo(file);
    }

    /// <summary>The folder, as <c>--schemas</c> takes one.</summary>
    public string Folder => folder.FullName;

    public static DemoSchemas Write() => new();

    public void Dispose()
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The system clears its folder for temporary files.
        }
    }
}
