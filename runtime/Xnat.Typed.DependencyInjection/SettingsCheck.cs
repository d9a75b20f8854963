using Microsoft.Extensions.Options;

namespace Xnat.Typed.DependencyInjection;

/// <summary>Says what of the settings cannot work, by key and never by value.</summary>
internal sealed class SettingsCheck(string client) : IValidateOptions<XnatClientSettings>
{
    public ValidateOptionsResult Validate(string? name, XnatClientSettings options)
    {
        if (name != client) return ValidateOptionsResult.Skip;
        var faults = Faults(options).ToArray();
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private IEnumerable<string> Faults(XnatClientSettings settings)
    {
        if (string.IsNullOrWhiteSpace(settings.Address))
            yield return $"{Key(settings, nameof(settings.Address))} is missing; give the server's address.";
        else if (!IsAddress(settings.Address))
            yield return $"{Key(settings, nameof(settings.Address))} is no address such as https://xnat.example.org, without a user in it.";
        foreach (var fault in CredentialFaults(settings)) yield return fault;
        if (settings.RefusalPause < TimeSpan.Zero) yield return $"{Key(settings, nameof(settings.RefusalPause))} is negative.";
        if (OptionsFault(settings) is { } wrong) yield return wrong;
    }

    private IEnumerable<string> CredentialFaults(XnatClientSettings settings)
    {
        (string Name, string? Value, string Partner, string? Other)[] pairs =
        [
            (nameof(settings.User), settings.User, nameof(settings.Password), settings.Password),
            (nameof(settings.Alias), settings.Alias, nameof(settings.Secret), settings.Secret),
        ];
        var ways = settings.Credential is null ? 0 : 1;
        if (!string.IsNullOrWhiteSpace(settings.NetrcFile)) ways++;
        foreach (var (first, value, second, other) in pairs)
        {
            if (value is null && other is null) continue;
            ways++;
            if (string.IsNullOrWhiteSpace(value)) yield return $"{Key(settings, first)} is missing beside {second}.";
            if (string.IsNullOrEmpty(other)) yield return $"{Key(settings, second)} is missing beside {first}.";
        }

        if (ways == 0)
            yield return $"{Key(settings, nameof(settings.User))} and {nameof(settings.Password)} are missing, and so is every other "
                + $"way to sign in ({nameof(settings.Alias)} and {nameof(settings.Secret)}, {nameof(settings.NetrcFile)}, or "
                + $"{nameof(settings.Credential)} in code).";
        if (ways > 1) yield return $"{Key(settings, "")}: several ways to sign in are given; leave one.";
    }

    private string? OptionsFault(XnatClientSettings settings)
    {
        try
        {
            SettingsReading.Options(settings).Validate();
            return null;
        }
        catch (ArgumentException e)
        {
            // Of an option's message only the text: the value that .NET adds may be anything.
            return $"{Key(settings, "")}: {e.Message.Split(" (Parameter", 2)[0].ReplaceLineEndings(" ")}";
        }
    }

    private string Key(XnatClientSettings settings, string key) => (settings.Section(), client, key) switch
    {
        ({ } section, _, "") => section,
        ({ } section, _, _) => $"{section}:{key}",
        (_, "", "") => "The XNAT client",
        (_, "", _) => key,
        (_, _, "") => $"The XNAT client '{client}'",
        _ => $"{key} of the XNAT client '{client}'",
    };

    private static bool IsAddress(string text) => Uri.TryCreate(text.Trim(), UriKind.Absolute, out var address)
        && address.Scheme is "http" or "https" && address.UserInfo.Length == 0;
}
