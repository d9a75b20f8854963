using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace Xnat.Typed.Browser.Tests.Site;

/// <summary>The site that <c>.ci/docs.sh</c> has built, on a port of this machine.</summary>
public sealed class BuiltSite : IAsyncLifetime
{
    private WebApplication? application;

    public static string Folder { get; } = Path.Combine(SharedFiles.RepositoryRoot(), "docs", "_site");

    /// <summary>Where it is, with a slash at the end.</summary>
    public string Address { get; private set; } = "";

    public async Task InitializeAsync()
    {
        if (!Directory.Exists(Folder)) return;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        application = builder.Build();
        application.Urls.Add("http://127.0.0.1:0");
        application.UseFileServer(new FileServerOptions
        {
            FileProvider = new PhysicalFileProvider(Folder),
            StaticFileOptions = { ServeUnknownFileTypes = true },
        });
        await application.StartAsync();
        Address = application.Urls.Single() + "/";
    }

    public async Task DisposeAsync()
    {
        if (application is not null) await application.DisposeAsync();
    }
}
