using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xnat.Typed;
using Xnat.Typed.DependencyInjection;

namespace Readmes;

internal static class HostReadme
{
    public static void Run()
    {
        var services = new ServiceCollection();
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Xnat:clinic:Address", "https://clinic.example.org")])
            .Build();

        Register(services, configuration);

        using var provider = services.BuildServiceProvider();
        Func<IServiceProvider, Task<XnatClient>>[] uses = [UseAsync];
        Console.WriteLine($"{uses.Length} {provider.GetKeyedService<IXnatClientProvider>("clinic") is not null}");
    }

    private static void Register(IServiceCollection services, IConfiguration configuration)
    {
        // README: begin
        services.AddXnatClient("lab", settings =>
        {
            settings.Address = "https://xnat.example.org";
            settings.Credential = XnatCredential.FromEnvironment();               // XNAT_USER and XNAT_PASS
        });
        services.AddXnatClient("clinic", configuration.GetSection("Xnat:clinic"));
        services.AddHealthChecks().AddXnat("lab");
        // README: end
    }

    private static async Task<XnatClient> UseAsync(IServiceProvider provider)
    {
        // README: begin
        var lab = await provider.GetRequiredKeyedService<IXnatClientProvider>("lab").GetClientAsync();   // signs in at the first call
        // README: end
        return lab;
    }
}
