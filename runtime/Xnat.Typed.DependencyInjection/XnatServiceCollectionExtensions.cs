using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Xnat.Typed.DependencyInjection;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds XNAT clients to a host.</summary>
public static class XnatServiceCollectionExtensions
{
    /// <summary>Adds the one client that has no name, as <see cref="IXnatClientProvider"/>.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Sets address and credential, and whatever else differs.</param>
    public static IServiceCollection AddXnatClient(this IServiceCollection services, Action<XnatClientSettings> configure) =>
        services.AddXnatClient(Options.Options.DefaultName, configure);

    /// <summary>Adds the one client that has no name, set up by a section of the configuration.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">The section whose keys are the properties of <see cref="XnatClientSettings"/>.</param>
    public static IServiceCollection AddXnatClient(this IServiceCollection services, IConfiguration configuration) =>
        services.AddXnatClient(Options.Options.DefaultName, configuration);

    /// <summary>Adds a client by name, as a keyed <see cref="IXnatClientProvider"/>.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="name">Its name, which is the key.</param>
    /// <param name="configure">Sets address and credential, and whatever else differs.</param>
    /// <example>
    /// <code><![CDATA[
    /// services.AddXnatClient("lab", settings =>
    /// {
    ///     settings.Address = "https://xnat.example.org";
    ///     settings.Credential = XnatCredential.FromEnvironment();
    /// });
    /// ]]></code>
    /// </example>
    public static IServiceCollection AddXnatClient(
        this IServiceCollection services, string name, Action<XnatClientSettings> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<XnatClientSettings>(name).Configure(configure).ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        if (services.Any(service => service.ServiceType == typeof(IXnatClientProvider) && Equals(service.ServiceKey, KeyOf(name))))
            return services;
        services.AddSingleton<IValidateOptions<XnatClientSettings>>(new SettingsCheck(name));
        if (name.Length == 0) services.AddSingleton<IXnatClientProvider>(provider => Make(provider, name));
        else services.AddKeyedSingleton<IXnatClientProvider>(name, (provider, _) => Make(provider, name));
        return services;
    }

    /// <summary>Adds a client by name, set up by a section of the configuration. Further calls with the name add to its settings.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="name">Its name, which is the key.</param>
    /// <param name="configuration">The section whose keys are the properties of <see cref="XnatClientSettings"/>.</param>
    public static IServiceCollection AddXnatClient(this IServiceCollection services, string name, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddXnatClient(name, settings => Bind(name, configuration, settings));
        services.AddSingleton<IOptionsChangeTokenSource<XnatClientSettings>>(
            new ConfigurationChangeTokenSource<XnatClientSettings>(name, configuration));
        return services;
    }

    private static string? KeyOf(string name) => name.Length == 0 ? null : name;

    private static XnatClientProvider Make(IServiceProvider services, string name) => new(
        name,
        services.GetRequiredService<IOptionsMonitor<XnatClientSettings>>(),
        services.GetService<ILoggerFactory>(),
        services.GetRequiredService<TimeProvider>());

    private static void Bind(string name, IConfiguration configuration, XnatClientSettings settings)
    {
        settings.ReadFrom((configuration as IConfigurationSection)?.Path);
        try
        {
            configuration.Bind(settings, static binder => binder.ErrorOnUnknownConfiguration = true);
        }
        catch (InvalidOperationException e)
        {
            // The binder repeats the value, which may be a secret in the wrong place.
            throw new OptionsValidationException(name, typeof(XnatClientSettings), [SettingsKey.Describe(e.Message, settings.Section())]);
        }
    }
}
