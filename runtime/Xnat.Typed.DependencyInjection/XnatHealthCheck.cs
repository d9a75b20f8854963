using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Xnat.Typed.DependencyInjection;

/// <summary>Whether the client is, or can be, signed in, and its session is still that of who signed in.</summary>
internal sealed class XnatHealthCheck(IXnatClientProvider provider) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var client = await provider.GetClientAsync(cancellationToken).ConfigureAwait(false);
            using var answer = await client.Http.GetAsync(new Uri("data/auth", UriKind.Relative), cancellationToken).ConfigureAwait(false);
            return answer.IsSuccessStatusCode
                ? HealthCheckResult.Healthy()
                : new(context.Registration.FailureStatus, $"{client.Address.Authority} answered {(int)answer.StatusCode}.");
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // Messages of this library name routes and hosts alone; of others only the class is told.
            return new(context.Registration.FailureStatus, e is XnatException ? e.Message : e.GetType().Name);
        }
    }
}
