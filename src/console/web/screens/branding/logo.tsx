import { Button, FileButton } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Fault, faultOf } from '../../parts/fault.js';
import { Sure } from '../../parts/sure.js';
import { ask, query } from '../../wire/ask.js';
import { useWords } from '../../words/words.js';
import type { PartProps } from './colours.js';
import './branding.css';

/** The picture beside the organisation's name. */
export function Logo({ brand: { name, logo, mostLogoBytes }, organisation, mayEdit }: PartProps) {
  const { say } = useWords();
  const queries = useQueryClient();
  const anew = () => void queries.invalidateQueries({ queryKey: ['branding'] });
  const put = useMutation({ mutationFn: (file: File) => ask(`/branding/logo${query({ organisation })}`, { method: 'PUT', file }), onSuccess: anew });
  const fault = faultOf(put.error, 'logo');
  return (
    <div className="form">
      {logo === null ? <p className="soft">{say('brand.noLogo')}</p> : <p className="logo-plate"><img src={logo.path} width={logo.width} height={logo.height} alt={say('brand.logoOf', { name })} /></p>}
      <p className="soft small">{say('brand.logoHint', { most: mostLogoBytes / 1_024 })}</p>
      {mayEdit && (
        <div className="form-end">
          <FileButton onChange={(file) => file !== null && put.mutate(file)} accept="image/png,image/jpeg,image/webp" inputProps={{ 'aria-label': say('brand.choose') }}>
            {(props) => <Button {...props} loading={put.isPending}>{say(logo === null ? 'brand.choose' : 'brand.replace')}</Button>}
          </FileButton>
          {logo !== null && (
            <Sure lever={say('brand.remove')} title={say('brand.removeTitle')} sure={say('brand.removeSure')} act={() => ask(`/branding/logo${query({ organisation })}`, { method: 'DELETE' })} onDone={anew}>
              {say('brand.removeText')}
            </Sure>
          )}
          {put.isSuccess && <span className="kept" role="status">{say('common.saved')}</span>}
        </div>
      )}
      {fault !== undefined && <p className="fault" role="alert">{say('brand.logoIs')} {fault}.</p>}
      {fault === undefined && <Fault error={put.error} />}
    </div>
  );
}
