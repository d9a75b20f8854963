using Microsoft.Extensions.Diagnostics.HealthChecks;
using Xnat.Typed.DependencyInjection;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the health checks of XNAT clients.</summary>
public static class XnatHealthChecksBuilderExtensions
{
    /// <summary>A check that signs in to the server where that has not happened, and asks it whose session it is.</summary>
    /// <param name="builder">The host's checks.</param>
    /// <param name="name">Name of the client; <see langword="null"/> for the one without a name.</param>
    /// <param name="failureStatus">What a failure means to the host; unhealthy without it.</param>
    /// <param name="tags">Tags to choose checks by.</param>
    public static IHealthChecksBuilder AddXnat(
        this IHealthChecksBuilder builder, string? name = null, HealthStatus? failureStatus = null, IEnumerable<string>? tags = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(new(
            string.IsNullOrEmpty(name) ? "xnat" : $"xnat:{name}",
            services => new XnatHealthCheck(string.IsNullOrEmpty(name)
                ? services.GetRequiredService<IXnatClientProvider>()
                : services.GetRequiredKeyedService<IXnatClientProvider>(name)),
            failureStatus,
            tags));
    }
}
