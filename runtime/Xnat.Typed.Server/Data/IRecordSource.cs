namespace Xnat.Typed.Server.Data;

/// <summary>Where records come from that were kept earlier.</summary>
internal interface IRecordSource
{
    /// <summary>Gives a register what was kept of its kind.</summary>
    void Load(IRegister register);
}
