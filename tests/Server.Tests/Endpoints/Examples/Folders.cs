using Xnat.Typed.Server.Tests.PluginTypes;

namespace Xnat.Typed.Server.Tests.Endpoints.Examples;

/// <summary>What lies in the folder of a site.</summary>
internal static class Folders
{
    /// <summary>A visit of one file to import.</summary>
    public static void Inbox(string folder)
    {
        var visit = Directory.CreateDirectory(Path.Combine(folder, "visit"));
        File.WriteAllBytes(Path.Combine(visit.FullName, "a.dcm"), DicomBytes.Image(DicomBytes.MrImage, "MR", "1"));
    }

    /// <summary>The schemas of a plugin.</summary>
    public static void Schemas(string folder) => LabSchema.Write(folder);
}
