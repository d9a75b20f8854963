using System.Reflection;
using Xnat.Typed.DependencyInjection;
using Xnat.Typed.Server;

namespace Xnat.Typed.Conventions.Tests;

/// <summary>Examples that editors and the reference show: they are there for what people use most, and they compile.</summary>
public class ExampleTests
{
    private static readonly DocumentationExamples Examples = DocumentationExamples.Read(
        Documentation(typeof(XnatClient).Assembly),
        Documentation(typeof(IXnatClientProvider).Assembly),
        Documentation(typeof(XnatServer).Assembly));

    /// <summary>In the order of a first hour. A generic member has the number of its type parameters behind it.</summary>
    public static TheoryData<string> MostUsed =>
    [
        "T:Xnat.Typed.XnatClient",
        "M:Xnat.Typed.XnatClient.ConnectAsync",
        "T:Xnat.Typed.XnatClientOptions",
        "M:Xnat.Typed.XnatCredential.FromNetrc",
        "M:Xnat.Typed.XnatCredential.UserPassword",
        "P:Xnat.Typed.XnatClient.Projects",
        "T:Xnat.Typed.XnatListing`1",
        "M:Xnat.Typed.XnatListing`1.GetAsync",
        "M:Xnat.Typed.XnatListing`1.FindAsync",
        "M:Xnat.Typed.XnatListing`1.OfType``1",
        "M:Xnat.Typed.XnatListing`1.Where``1",
        "M:Xnat.Typed.XnatListing`1.WithColumns",
        "M:Xnat.Typed.XnatListing`1.CountAsync",
        "M:Xnat.Typed.XnatListing`1.CreateAsync``1",
        "M:Xnat.Typed.XnatListing`1.GetOrCreateAsync``1",
        "M:Xnat.Typed.XnatObjectExtensions.LoadAsync``1",
        "M:Xnat.Typed.XnatObjectExtensions.SaveAsync",
        "M:Xnat.Typed.XnatObjectExtensions.DeleteAsync",
        "M:Xnat.Typed.FieldExtensions.FieldsAsync",
        "M:Xnat.Typed.FieldExtensions.SetFieldAsync``1",
        "M:Xnat.Typed.SharingExtensions.ShareAsync",
        "M:Xnat.Typed.DownloadExtensions.DownloadAsync",
        "M:Xnat.Typed.DirectoryDownloadExtensions.DownloadDirectoryAsync",
        "M:Xnat.Typed.VerifyExtensions.VerifyDirectoryAsync",
        "M:Xnat.Typed.ResourceExtensions.UploadAsync",
        "M:Xnat.Typed.DirectoryUploadExtensions.UploadDirectoryAsync",
        "M:Xnat.Typed.XnatServices.ImportAsync",
        "M:Xnat.Typed.XnatServices.ImportToPrearchiveAsync",
        "M:Xnat.Typed.PrearchiveSession.ArchiveAsync",
        "M:Xnat.Typed.XnatPrearchive.Sessions",
        "M:Xnat.Typed.DicomDumpExtensions.DicomDumpAsync",
        "M:Xnat.Typed.XnatClient.Query``1",
        "M:Xnat.Typed.BulkExtensions.ForEachAsync``1",
        "M:Xnat.Typed.ServerCopyExtensions.CopyToAsync",
        "M:Xnat.Typed.XnatRaw.GetJsonAsync",
        "M:Xnat.Typed.XnatClient.CreateApi``1",
        "T:Xnat.Typed.XnatException",
        "M:Xnat.Typed.Server.XnatServer.StartAsync",
        "M:Xnat.Typed.Server.XnatServerFaults.AnswerStatus",
        "M:Microsoft.Extensions.DependencyInjection.XnatServiceCollectionExtensions.AddXnatClient",
    ];

    [Theory]
    [MemberData(nameof(MostUsed))]
    public void WhatPeopleUseMostHasAnExampleWithIt(string member)
    {
        var name = member[(member.LastIndexOf('.') + 1)..].Split('`')[0];

        Assert.True(Examples.CodeOf.TryGetValue(member, out var code), $"{member} has no <example>");
        // Of a class the example shows what is done with it.
        if (member[0] != 'T') Assert.Contains(name, code, StringComparison.Ordinal);
    }

    [Fact]
    public void ExamplesCompile() => Assert.Equal("", string.Join('\n', Examples.Problems()));

    private static string Documentation(Assembly assembly) => Path.ChangeExtension(assembly.Location, ".xml");
}
