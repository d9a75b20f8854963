namespace Xnat.Typed.Live.Tests;

/// <summary>A test against an XNAT of one's own; reported as skipped, with the reason, where none is named.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LiveFactAttribute : FactAttribute
{
    public LiveFactAttribute()
    {
        if (LiveServer.Address is null)
            Skip = $"needs {LiveServer.AddressVariable}, the address of an XNAT that lets this account make a project";
    }
}
