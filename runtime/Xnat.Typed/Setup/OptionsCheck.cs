using System.Security.Cryptography.X509Certificates;

namespace Xnat.Typed;

/// <summary>Refuses options that cannot work, before anything is sent.</summary>
internal static class OptionsCheck
{
    /// <summary>Servers take some 8 KiB of all headers together; a name needs no more than this.</summary>
    private const int LongestName = 256;

    /// <summary>A copy, which later changes to what was given do not reach.</summary>
    /// <exception cref="ArgumentException">A value is out of range.</exception>
    public static XnatClientOptions Checked(XnatClientOptions? options)
    {
        if (options is null) return new();
        CheckTimes(options);
        CheckNames(options);
        CheckRetries(options);
        XnatLimits.Check(options.Limits);
        if (options.ErrorBodyLimit < 0)
            throw new ArgumentOutOfRangeException(nameof(options), options.ErrorBodyLimit, "ErrorBodyLimit must not be negative.");
        if (options.MaxConcurrentRequests < 1)
            throw new ArgumentOutOfRangeException(
                nameof(options), options.MaxConcurrentRequests, "MaxConcurrentRequests must be 1 or more.");
        if (options.Reason is { } reason && (string.IsNullOrWhiteSpace(reason) || reason.Any(char.IsControl)))
            throw new ArgumentException("Reason is empty or has control characters; give a sentence, or leave it out.", nameof(options));
        if (options.AuthenticationProvider is { } provider && string.IsNullOrWhiteSpace(provider))
            throw new ArgumentException("AuthenticationProvider is empty; name one, or leave it out.", nameof(options));
        CheckCertificates(options);
        return options with
        {
            TrustedAuthorities = options.TrustedAuthorities is { } authorities ? new(authorities) : null,
            ClientCertificates = options.ClientCertificates is { } own ? new(own) : null,
            Models = options.Models is { } models ? [.. models] : null,
        };
    }

    // The timers behind these count in milliseconds of an int.
    private static void CheckTimes(XnatClientOptions options)
    {
        foreach (var wait in (TimeSpan[])[
            options.ConnectTimeout, options.AnswerTimeout, options.ArchiveTimeout, options.IdleTimeout, options.TotalTimeout
        ])
        {
            if (wait <= TimeSpan.Zero || wait.TotalMilliseconds > int.MaxValue)
                throw new ArgumentOutOfRangeException(nameof(options), wait, "Time-outs must be longer than nothing and at most 24 days.");
        }
    }

    private static void CheckRetries(XnatClientOptions options)
    {
        if (options.Retry is not { } retry) return;
        if (retry.MaxRetries < 0 || retry.Delay <= TimeSpan.Zero || retry.MaxDelay < retry.Delay || retry.MaxDelay > TimeSpan.FromDays(1))
            throw new ArgumentOutOfRangeException(
                nameof(options), "Retry must have 0 or more retries, a wait of more than nothing, and a longest wait of at most a day.");
    }

    private static void CheckNames(XnatClientOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.UserAgent))
            throw new ArgumentException("UserAgent is empty; name your program in ApplicationName, such as 'MyLab.Export/1.0'.",
                nameof(options));
        CheckName(nameof(options.UserAgent), options.UserAgent);
        if (options.ApplicationName is { } name) CheckName(nameof(options.ApplicationName), name);
    }

    // RFC 9110, 10.1.5: products with versions, and comments in parentheses.
    private static void CheckName(string option, string value)
    {
        using var request = new HttpRequestMessage();
        if (value.Length > LongestName || value.Trim().Length != value.Length || !value.All(static letter => letter is >= ' ' and <= '~')
            || !request.Headers.UserAgent.TryParseAdd(value))
            throw new ArgumentException(
                $"HTTP cannot carry {option} as a User-Agent: give ASCII names with versions, such as 'MyLab.Export/1.0', of at most " +
                $"{LongestName} characters.",
                nameof(option));
    }

    private static void CheckCertificates(XnatClientOptions options)
    {
        if (options.TrustedAuthorities is { Count: 0 })
            throw new ArgumentException("TrustedAuthorities has no certificate; add one, or leave it out.", nameof(options));
        foreach (var own in options.ClientCertificates ?? [])
        {
            if (!own.HasPrivateKey)
                throw new ArgumentException(
                    "A certificate of ClientCertificates has no private key, so it shows nobody; load it with its key, such as by " +
                    $"{nameof(X509Certificate2)}.{nameof(X509Certificate2.CreateFromPemFile)}.",
                    nameof(options));
        }
    }
}
